import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOddExports, type ReadExport, readExport } from './read-export';

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
const rowsIn = (name: string) =>
  fixture(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

type Record_ = ReadExport['records'][number];
const of = (type: string, { records }: ReadExport) => records.filter((each) => each.event_type === type);
const action = (record: Record_) => {
  const { name, category } = record.action as { name: string; category: string };
  return `${name} ${category}`;
};
const outcome = (record: Record_) => (record.policy as { outcome: string } | undefined)?.outcome;

describe('Claude Code', () => {
  it('what a setting or a hook allows is no review', async () => {
    const log = await readExport(fixture('claude-code.jsonl'));
    expect(log.account.format).toBe('claude-code');
    expect(of('decision', log).map((each) => [each.decision_id, each.mode, outcome(each)])).toEqual([
      ['t-1', 'enforced', 'allow'],
      ['t-2', 'advisory', 'require_approval'],
      ['t-3', 'advisory', 'require_approval'],
      ['t-4', 'enforced', 'allow'],
      ['t-5', 'enforced', 'allow'],
      ['t-6', 'advisory', 'require_approval'],
      ['t-7', 'enforced', 'deny'],
    ]);
    expect(of('review', log).map((each) => [each.decision_id, each.outcome, each.reviewer])).toEqual([
      ['t-2', 'approve', { uid: 'ana@example.com' }],
      ['t-3', 'reject', { uid: 'ana@example.com' }],
      ['t-6', 'reject', { uid: 'ana@example.com' }],
    ]);
    expect(of('execution', log).map((each) => [each.decision_id, each.status, each.executor])).toEqual([
      ['t-1', 'success', 'agent'],
      ['t-2', 'failure', 'agent'],
    ]);
    expect(of('decision', log).map(action).slice(0, 3)).toEqual([
      'Read enrich',
      'mcp__edr__isolate_host isolate',
      'Bash none',
    ]);
    expect(of('decision', log)[1]).toMatchObject({
      time: '2026-03-01T10:03:00.000Z',
      agent: { uid: 'claude-code', version: '2.1.3' },
      ...{ workflow: 'soc', incident_uid: 's-1' },
    });
    expect(log.rows).toEqual({ read: 10, used: 9, rejected: 0, leftOut: 1 });
  });

  it('reads one log record a line as well', async () => {
    const records = rowsIn('claude-code.jsonl').map((row) => {
      const [group] = row.resourceLogs as { scopeLogs: { logRecords: unknown[] }[] }[];
      return JSON.stringify(group!.scopeLogs[0]!.logRecords[0]);
    });
    const log = await readExport(records.join('\n'));
    expect(log.account.format).toBe('claude-code');
    expect(of('review', log)).toHaveLength(3);
  });
});

describe('LangSmith', () => {
  it('tool runs are decisions, a person’s word on one of them is a review', async () => {
    const log = await readExport(fixture('langsmith.jsonl'));
    expect(log.account.format).toBe('langsmith');
    expect(of('decision', log)).toMatchObject([
      {
        ...{ decision_id: 'r-1', time: '2026-03-01T10:01:00.000000Z', latency_ms: 2500, mode: 'shadow' },
        agent: { uid: 'responder' },
        ...{ workflow: 'containment', resource: { uid: 'h-1' }, action: { category: 'isolate' } },
      },
      { decision_id: 'r-2', action: { category: 'enrich' }, error: { type: 'error' } },
    ]);
    expect(of('review', log).map((each) => [each.trace_id, each.span_id, each.outcome])).toEqual([
      ['tr-1', 'r-1', 'approve'],
      ['tr-1', 'r-2', 'reject'],
    ]);
    expect(log.rows).toEqual({ read: 9, used: 4, rejected: 0, leftOut: 5 });
  });

  it('older feedback names no trace: it is joined by the run', async () => {
    const rows = rowsIn('langsmith.jsonl').map(({ trace_id: trace, ...row }) =>
      'run_type' in row ? { ...row, trace_id: trace } : row,
    );
    const log = await readExport(rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(of('review', log).map((each) => [each.decision_id, each.outcome])).toEqual([
      ['r-1', 'approve'],
      ['r-2', 'reject'],
    ]);
  });

  it('its times are UTC, whatever zone is named for other files', async () => {
    const log = await readExport(fixture('langsmith.jsonl'), { zone: 'America/New_York' });
    expect(Date.parse(String(log.records[0]!.time))).toBe(Date.parse('2026-03-01T10:01:00Z'));
  });
});

describe('OpenAI Agents SDK', () => {
  it('function spans are decisions of the trace’s workflow', async () => {
    const log = await readExport(fixture('openai-agents.jsonl'));
    expect(log.account.format).toBe('openai-agents');
    expect(log.account.notes).toContain('Written from the documentation, not yet seen in the wild.');
    expect(log.records).toMatchObject([
      {
        ...{ decision_id: 'span_2', environment: 'staging', workflow: 'Containment', latency_ms: 1500 },
        ...{ agent: { uid: 'Containment' }, incident_uid: 'case-9', action: { category: 'isolate' } },
      },
      { decision_id: 'span_5', action: { category: 'enrich' }, error: { type: 'Error running tool' } },
      { decision_id: 'span_6', environment: 'production', workflow: 'Triage' },
    ]);
    expect(log.rows).toEqual({ read: 8, used: 3, rejected: 0, leftOut: 5 });
  });
});

describe('Agent Governance Toolkit', () => {
  it('entries and CloudEvents are decisions, what ran is an execution, an approver is no human', async () => {
    const log = await readExport(fixture('agent-governance.jsonl'));
    expect(log.account.format).toBe('agent-governance');
    expect(of('decision', log).map((each) => [each.decision_id, action(each), outcome(each)])).toEqual([
      ['audit_2', 'isolate_host isolate', 'allow'],
      ['audit_3', 'delete_user evict', 'deny'],
      ['audit_4', 'get_blocked_ips enrich', 'allow'],
      ['audit_5', 'quarantine_file isolate', 'allow'],
      // The policy allowed it and something else denied it.
      ['audit_6', 'block_ip isolate', 'deny'],
    ]);
    expect(of('execution', log).map((each) => [each.decision_id, each.status])).toEqual([
      ['audit_2', 'success'],
      ['audit_5', 'failure'],
    ]);
    expect(of('review', log)).toEqual([]);
    expect(log.rows).toEqual({ read: 6, used: 5, rejected: 0, leftOut: 1 });
    // The toolkit writes a Z behind an offset.
    expect(Date.parse(String(of('decision', log)[4]!.time))).toBe(Date.parse('2026-03-01T10:05:00.123Z'));
  });
});

describe('Inspect', () => {
  it('tool calls are tests, and only a human’s approval is a review', async () => {
    const log = await readExport(fixture('inspect.jsonl'));
    expect(log.account.format).toBe('inspect');
    const decisions = of('decision', log);
    expect(decisions.map((each) => [each.decision_id, each.environment, action(each)])).toEqual([
      ['c1', 'test', 'isolate_host isolate'],
      ['c2', 'test', 'bash none'],
      ['c3', 'test', 'delete_user evict'],
      ['c4', 'test', 'get_alerts enrich'],
    ]);
    expect(decisions[0]).toMatchObject({
      ...{ agent: { uid: 'example/model-1' }, workflow: 'soc-triage', trace_id: 'run-1', latency_ms: 3000 },
    });
    expect(of('review', log).map((each) => [each.decision_id, each.outcome, each.environment])).toEqual([
      ['c1', 'approve', 'test'],
      ['c3', 'reject', 'test'],
      ['c4', 'modify', 'test'],
    ]);
    expect(log.rows).toEqual({ read: 3, used: 2, rejected: 0, leftOut: 1 });
  });

  const { samples: _, ...header } = rowsIn('inspect.jsonl')[0]!;
  it.each([
    ['header', header],
    ['journal', { version: 2, eval: header.eval, plan: {} }],
    ['summaries', [{ id: 's1', epoch: 1, input: 'x', target: 'y', scores: { match: {} }, model_usage: {} }]],
    ['reductions', [{ scorer: 'match', reducer: 'mean', samples: [{ value: 1, sample_id: 's1' }] }]],
  ])('the %s in an archive of an evaluation holds no call, and is left out', async (_name, document) => {
    const log = await readExport(JSON.stringify(document));
    expect(log.account.format).toBe('inspect');
    expect(log.rows).toEqual({ read: 1, used: 0, rejected: 0, leftOut: 1 });
  });

  it('a pretty document of one evaluation is read whole', async () => {
    const [first] = rowsIn('inspect.jsonl');
    const log = await readExport(JSON.stringify(first, null, 2), { name: 'run.json' });
    expect(log.account.format).toBe('inspect');
    expect(log.records).toHaveLength(5);
  });
});

describe.each([
  ['langsmith.jsonl', 'langsmith', 'runs'],
  ['agent-governance.jsonl', 'agent-governance', 'entries'],
  ['openai-agents.jsonl', 'openai-agents', 'data'],
])('%s', (file, format, list) => {
  it.each(asOddExports(rowsIn(file), list))('%s', async (_, text, isOdd) => {
    const [plain, log] = [await readExport(fixture(file)), await readExport(text)];
    expect(log.account.format).toBe(format);
    const ids = (read: ReadExport) => read.records.map((each) => each.event_id).sort();
    expect(ids(log)).toEqual(ids(plain));
    expect(log.rows.read).toBe(plain.rows.read + (isOdd ? 1 : 0));
  });
});

describe('OpenTelemetry', () => {
  const span = (name: string, attributes: object) => ({
    name,
    context: {
      trace_id: '0x4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: '0x00f067aa0ba902b7',
      trace_state: '[]',
    },
    ...{ kind: 'SpanKind.INTERNAL', parent_id: null },
    ...{ start_time: '2026-03-01T10:00:00.000000Z', end_time: '2026-03-01T10:00:01.500000Z' },
    ...{ status: { status_code: 'UNSET' }, attributes, events: [], links: [] },
    resource: { attributes: { 'service.name': 'responder', 'service.version': '3' }, schema_url: '' },
  });

  it('documents of the Python console exporter: newer and older names, other operations left out', async () => {
    const spans = [
      span('invoke_agent Responder', { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'R' }),
      span('plan', { 'gen_ai.operation.name': 'plan' }),
      span('execute_tool isolate_host', {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.provider.name': 'aws.bedrock',
        'gen_ai.tool.name': 'isolate_host',
        'gen_ai.tool.call.id': 'call-1',
        'gen_ai.agent.name': 'Responder',
        'gen_ai.agent.version': '4',
      }),
      span('tool', {
        'gen_ai.system': 'openai',
        'traceloop.span.kind': 'tool',
        'traceloop.entity.name': 'get_alerts',
      }),
      span('ai.toolCall', {
        'ai.operationId': 'ai.toolCall',
        'ai.toolCall.name': 'block_ip',
        'ai.toolCall.id': 'c',
      }),
    ];
    const log = await readExport(spans.map((each) => JSON.stringify(each, null, 4)).join('\n'), {
      name: 'a.log',
    });
    expect(log.account.format).toBe('otel-genai');
    expect(log.rows).toEqual({ read: 5, used: 3, rejected: 0, leftOut: 2 });
    expect(log.records.map(action)).toEqual([
      'isolate_host isolate',
      'get_alerts enrich',
      'block_ip isolate',
    ]);
    expect(log.records[0]).toMatchObject({
      ...{ decision_id: 'call-1', trace_id: '4bf92f3577b34da6a3ce929d0e0e4736', latency_ms: 1500 },
      agent: { uid: 'Responder', version: '4' },
      source: { product: 'OpenTelemetry', vendor: 'aws.bedrock' },
    });
    expect(log.records[1]).toMatchObject({ source: { vendor: 'openai' }, agent: { version: '3' } });
  });

  it.each([
    [
      'nested',
      'a.jsonl',
      [
        {
          ...{ name: 'isolate_host', span_kind: 'TOOL', context: { trace_id: 't1', span_id: 's1' } },
          ...{ start_time: '2026-03-01T10:00:00+00:00', end_time: '2026-03-01T10:00:01+00:00' },
          attributes: {
            openinference: { span: { kind: 'TOOL' } },
            tool: { name: 'isolate_host' },
            agent: { name: 'Responder' },
          },
        },
        {
          ...{ name: 'ChatModel', span_kind: 'LLM', context: { trace_id: 't1', span_id: 's2' } },
          ...{
            start_time: '2026-03-01T10:00:00+00:00',
            attributes: { openinference: { span: { kind: 'LLM' } } },
          },
        },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    ],
    [
      'a table',
      'spans.csv',
      [
        'name,span_kind,start_time,end_time,context.span_id,context.trace_id,attributes.tool.name,attributes.agent.name',
        'isolate_host,TOOL,2026-03-01T10:00:00+00:00,2026-03-01T10:00:01+00:00,s1,t1,isolate_host,Responder',
        'ChatModel,LLM,2026-03-01T10:00:00+00:00,2026-03-01T10:00:01+00:00,s2,t1,,Responder',
        '',
      ].join('\n'),
    ],
  ])('spans that Phoenix exports, %s', async (_, name, text) => {
    const log = await readExport(text, { name });
    expect(log.account.format).toBe('otel-genai');
    expect(log.records).toMatchObject([
      {
        ...{ decision_id: 's1', trace_id: 't1', latency_ms: 1000, agent: { uid: 'Responder' } },
        action: { name: 'isolate_host', category: 'isolate' },
      },
    ]);
    expect(log.rows).toEqual({ read: 2, used: 1, rejected: 0, leftOut: 1 });
  });

  const activity = (
    id: string,
    tags: readonly string[],
    end = ['Resource associated with Activity:', '    service.name: responder', ''],
  ) =>
    [
      'Activity.TraceId:            4bf92f3577b34da6a3ce929d0e0e4736',
      `Activity.SpanId:             ${id}`,
      'Activity.TraceFlags:         Recorded',
      'Activity.DisplayName:        execute_tool isolate_host',
      'Activity.Kind:               Internal',
      'Activity.StartTime:          2026-03-01T10:00:00.0000000Z',
      'Activity.Duration:           00:00:01.5000000',
      'Activity.Tags:',
      ...tags.map((tag) => `    ${tag}`),
      ...end,
    ].join('\r\n');
  const called = (name: string) => ['gen_ai.operation.name: execute_tool', `gen_ai.tool.name: ${name}`];

  it('the text of the .NET console exporter, among other lines', async () => {
    const text = [
      'info: Microsoft.Hosting.Lifetime[14]',
      '      Now listening on: http://localhost:5000',
      activity('00f067aa0ba902b7', called('isolate_host')),
      activity('00f067aa0ba902b8', ['gen_ai.operation.name: chat']),
      'info: done',
      activity('00f067aa0ba902b9', [...called('get_alerts'), 'gen_ai.agent.name: Responder']),
    ].join('\r\n');
    const log = await readExport(text, { name: 'console.log' });
    expect(log.account.format).toBe('otel-genai');
    expect(log.records).toMatchObject([
      {
        ...{ decision_id: '00f067aa0ba902b7', time: '2026-03-01T10:00:00.0000000Z', latency_ms: 1500 },
        ...{ agent: { uid: 'responder' }, action: { name: 'isolate_host', category: 'isolate' } },
      },
      { decision_id: '00f067aa0ba902b9', agent: { uid: 'Responder' }, action: { category: 'enrich' } },
    ]);
    // Three spans, of which one is no tool call, and three lines of another log.
    expect(log.rows).toEqual({ read: 6, used: 2, rejected: 0, leftOut: 4 });
  });

  it('a span of the .NET console that breaks off is rejected, not lost', async () => {
    const text = [activity('a1', called('isolate_host'), []), activity('a2', called('block_ip'))].join('\n');
    const log = await readExport(text, { name: 'console.log' });
    expect(log.rows).toEqual({ read: 2, used: 1, rejected: 1, leftOut: 0 });
    expect(log.records.map(({ span_id: id }) => id)).toEqual(['a2']);
  });

  it('one line that looks like a .NET span hides no JSON log', async () => {
    const decided = (id: string) => ({
      ...{ decision_id: id, path: 'soc/act', result: true, timestamp: '2026-03-02T10:00:00Z' },
      ...{ labels: { id: 'x' }, input: { agent: 'a', action: 'isolate_host' } },
    });
    const text = [
      'Activity.TraceId: 1',
      'Activity.SpanId: 2',
      ...['d-1', 'd-2', 'd-3', 'd-4'].map((id) => JSON.stringify(decided(id))),
    ].join('\n');
    const log = await readExport(text, { name: 'console.log' });
    expect(log.account.format).toBe('opa');
    expect(log.records).toHaveLength(4);
  });

  it('the result of an evaluation is no review', async () => {
    const attribute = (key: string, value: object) => ({ key, value });
    const event = {
      ...{ timeUnixNano: '1772359200000000000', eventName: 'gen_ai.evaluation.result' },
      ...{ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' },
      attributes: [
        attribute('gen_ai.evaluation.name', { stringValue: 'correct' }),
        attribute('gen_ai.evaluation.score.value', { doubleValue: 1 }),
        attribute('gen_ai.evaluation.score.label', { stringValue: 'approve' }),
      ],
    };
    const log = await readExport(
      JSON.stringify({ resourceLogs: [{ resource: {}, scopeLogs: [{ scope: {}, logRecords: [event] }] }] }),
    );
    expect(log.account.format).toBe('otel-genai');
    expect(log.records).toEqual([]);
    expect(log.leftOut).toMatchObject([
      { words: expect.stringContaining('results of evaluations') as string },
    ]);
  });
});
