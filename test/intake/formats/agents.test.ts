import { describe, expect, it } from 'vitest';
import {
  actionOf,
  asOddExports,
  fixture,
  type MadeRecord,
  ofType,
  type ReadExport,
  readExport,
  rowsIn,
} from './read-export';

const outcome = (record: MadeRecord) => (record.policy as { outcome: string } | undefined)?.outcome;

describe('Claude Code', () => {
  it('what a setting or a hook allows is no review', async () => {
    const log = await readExport(fixture('claude-code.jsonl'));
    expect(log.account.format).toBe('claude-code');
    expect(ofType('decision', log).map((each) => [each.decision_id, each.mode, outcome(each)])).toEqual([
      ['t-1', 'enforced', 'allow'],
      ['t-2', 'advisory', 'require_approval'],
      ['t-3', 'advisory', 'require_approval'],
      ['t-4', 'enforced', 'allow'],
      ['t-5', 'enforced', 'allow'],
      ['t-6', 'advisory', 'require_approval'],
      ['t-7', 'enforced', 'deny'],
    ]);
    expect(ofType('review', log).map((each) => [each.decision_id, each.outcome, each.reviewer])).toEqual([
      ['t-2', 'approve', { uid: 'ana@example.com' }],
      ['t-3', 'reject', { uid: 'ana@example.com' }],
      ['t-6', 'reject', { uid: 'ana@example.com' }],
    ]);
    expect(ofType('execution', log).map((each) => [each.decision_id, each.status, each.executor])).toEqual([
      ['t-1', 'success', 'agent'],
      ['t-2', 'failure', 'agent'],
    ]);
    expect(ofType('decision', log).map(actionOf).slice(0, 3)).toEqual([
      'Read enrich',
      'mcp__edr__isolate_host isolate',
      'Bash none',
    ]);
    expect(ofType('decision', log)[1]).toMatchObject({
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
    expect(ofType('review', log)).toHaveLength(3);
  });
});

describe('LangSmith', () => {
  it('tool runs are decisions, a person’s word on one of them is a review', async () => {
    const log = await readExport(fixture('langsmith.jsonl'));
    expect(log.account.format).toBe('langsmith');
    expect(ofType('decision', log)).toMatchObject([
      {
        ...{ decision_id: 'r-1', time: '2026-03-01T10:01:00.000000Z', latency_ms: 2500, mode: 'shadow' },
        agent: { uid: 'responder' },
        ...{ workflow: 'containment', resource: { uid: 'h-1' }, action: { category: 'isolate' } },
      },
      { decision_id: 'r-2', action: { category: 'enrich' }, error: { type: 'error' } },
    ]);
    expect(ofType('review', log).map((each) => [each.trace_id, each.span_id, each.outcome])).toEqual([
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
    expect(ofType('review', log).map((each) => [each.decision_id, each.outcome])).toEqual([
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
    expect(ofType('decision', log).map((each) => [each.decision_id, actionOf(each), outcome(each)])).toEqual([
      ['audit_2', 'isolate_host isolate', 'allow'],
      ['audit_3', 'delete_user evict', 'deny'],
      ['audit_4', 'get_blocked_ips enrich', 'allow'],
      ['audit_5', 'quarantine_file isolate', 'allow'],
      // The policy allowed it and something else denied it.
      ['audit_6', 'block_ip isolate', 'deny'],
    ]);
    expect(ofType('execution', log).map((each) => [each.decision_id, each.status])).toEqual([
      ['audit_2', 'success'],
      ['audit_5', 'failure'],
    ]);
    expect(ofType('review', log)).toEqual([]);
    expect(log.rows).toEqual({ read: 6, used: 5, rejected: 0, leftOut: 1 });
    // The toolkit writes a Z behind an offset.
    expect(Date.parse(String(ofType('decision', log)[4]!.time))).toBe(Date.parse('2026-03-01T10:05:00.123Z'));
  });
});

describe('Inspect', () => {
  it('tool calls are tests, and only a human’s approval is a review', async () => {
    const log = await readExport(fixture('inspect.jsonl'));
    expect(log.account.format).toBe('inspect');
    const decisions = ofType('decision', log);
    expect(decisions.map((each) => [each.decision_id, each.environment, actionOf(each)])).toEqual([
      ['c1', 'test', 'isolate_host isolate'],
      ['c2', 'test', 'bash none'],
      ['c3', 'test', 'delete_user evict'],
      ['c4', 'test', 'get_alerts enrich'],
    ]);
    expect(decisions[0]).toMatchObject({
      ...{ agent: { uid: 'example/model-1' }, workflow: 'soc-triage', trace_id: 'run-1', latency_ms: 3000 },
    });
    expect(ofType('review', log).map((each) => [each.decision_id, each.outcome, each.environment])).toEqual([
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
  ['claude-code.jsonl', 'claude-code', 'records'],
  ['inspect.jsonl', 'inspect', 'logs'],
])('%s', (file, format, list) => {
  it.each(asOddExports(rowsIn(file), list))('%s', async (_, text, isOdd) => {
    const [plain, log] = [await readExport(fixture(file)), await readExport(text)];
    expect(log.account.format).toBe(format);
    const ids = (read: ReadExport) => read.records.map((each) => each.event_id).sort();
    expect(ids(log)).toEqual(ids(plain));
    expect(log.rows.read).toBe(plain.rows.read + (isOdd ? 1 : 0));
  });
});
