import { describe, expect, it } from 'vitest';
import { actionOf, readExport } from './read-export';

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

  it('many instances of one service are one agent, where no span names its own', async () => {
    const spans = ['i-1', 'i-2', 'i-3'].map((instance) => ({
      ...span('execute_tool isolate_host', {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'isolate_host',
      }),
      resource: { attributes: { 'service.name': 'responder', 'service.instance.id': instance } },
    }));
    const { records } = await readExport(spans.map((each) => JSON.stringify(each)).join('\n'));
    expect(records.map(({ agent }) => (agent as { uid: string }).uid)).toEqual(
      Array(records.length).fill('responder'),
    );
    expect(records.length).toBeGreaterThan(0);
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
    expect(log.records.map(actionOf)).toEqual([
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
