import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { accounting, endings } from '../../src/metrics/accounting/accounting';
import { agreementTables } from '../../src/metrics/agreement-table/agreement-table';
import { approvalTime, waitEndings } from '../../src/metrics/approval-time/approval-time';
import { discrimination, wholeSureness } from '../../src/metrics/automation-bias/discrimination';
import { reviewers } from '../../src/metrics/automation-bias/reviewers';
import { countDecisions } from '../../src/metrics/decisions/list';
import { rowSetOf, rowSets } from '../../src/metrics/decisions/row-sets';
import { evidenceError, evidenceShare } from '../../src/metrics/evidence-quality/definitions';
import { evidenceQuality } from '../../src/metrics/evidence-quality/evidence-mix';
import { rateDefinitionOf } from '../../src/metrics/every-definition';
import { completeness } from '../../src/metrics/log-completeness/completeness';
import { openApprovals } from '../../src/metrics/open-approvals/open-approvals';
import { measure } from '../../src/metrics/rate/measure';
import { chaosSafe } from '../../src/metrics/tests/definitions';
import { stopEvents, testRuns } from '../../src/metrics/tests/tests';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, control, decision, review, verdict } from '../fixtures/records';

// Counted by hand. The labels are of day 30, so that all cases of day 2 are older than 14 days.
const records: LogRecord[] = [
  // 1: untrusted and fresh, wrong; seen and approved after 20 s.
  decision({
    decision_id: 'd1',
    evidence: [
      { uid: 'a', trust: 'authoritative', observed_time: at(2, 8, 50) },
      { uid: 'b', trust: 'untrusted', observed_time: at(2, 8, 55) },
    ],
  }),
  review({
    decision_id: 'd1',
    time: '2026-03-02T09:00:30Z',
    shown_time: '2026-03-02T09:00:10Z',
    saw_agent_output: true,
    reviewer: { uid: 'fast' },
  }),
  verdict({ decision_id: 'd1', verdict: 'false_positive', time: at(30, 9) }),
  // 2: sound, right; blind approval.
  decision({
    decision_id: 'd2',
    evidence: [{ uid: 'c', trust: 'authoritative', observed_time: at(2, 8, 0) }],
  }),
  review({ decision_id: 'd2', reviewer: { uid: 'slow' } }),
  verdict({ decision_id: 'd2', time: at(30, 9) }),
  // 3: stale, trust not stated, unlabelled; blind rejection.
  decision({ decision_id: 'd3', evidence: [{ uid: 'e', observed_time: at(1, 9) }] }),
  review({ decision_id: 'd3', outcome: 'reject', reviewer: { uid: 'slow' } }),
  // 4: no evidence, no policy verdict, right; advised, changed to a notification after an hour.
  decision({ decision_id: 'd4', policy: undefined }),
  review({
    decision_id: 'd4',
    outcome: 'override',
    action: { name: 'notify', category: 'notify' },
    shown_time: at(2, 9),
    saw_agent_output: true,
    reviewer: { uid: 'slow' },
  }),
  verdict({ decision_id: 'd4', time: at(30, 9) }),
  // 5: needs approval, nobody decided.
  decision({ decision_id: 'd5', mode: 'advisory', policy: { outcome: 'require_approval' } }),
  // Tests: two faults, one safe; an attack without an outcome.
  ...['s1', 's2'].flatMap((id, place) => [
    decision({
      decision_id: id,
      environment: 'test',
      scenario: { id, kind: 'chaos', category: 'tool_unavailable', expected: 'hold' },
      action:
        place === 0
          ? { name: 'escalate', category: 'escalate' }
          : { name: 'isolate_host', category: 'isolate' },
    }),
    verdict({ decision_id: id, environment: 'test', basis: 'lab_label', scenario_met: place === 0 }),
  ]),
  decision({
    decision_id: 's3',
    environment: 'test',
    scenario: { id: 's3', kind: 'adversarial', category: 'injection', expected: 'hold' },
    action: { name: 'none', category: 'none' },
    abstained: true,
  }),
  control({ kind: 'kill_switch_on', time: at(3, 10), tier: undefined, workflow: undefined }),
  control({ kind: 'kill_switch_off', time: at(3, 10, 20), tier: undefined, workflow: undefined }),
  control({ kind: 'safe_fail', time: at(30, 9), tier: undefined }),
];

let database: Database;
beforeAll(async () => {
  database = await databaseOf(records);
});
afterAll(() => database.close());

const countOf = async (id: string, keys: readonly string[]) => {
  const set = rowSetOf(id);
  if (!set) throw new Error(`no set ${id}`);
  return (await countDecisions(database, { of: 'set', set, keys }, emptySelection)).decisions;
};

describe('evidence', () => {
  const share = async (kind: keyof typeof evidenceShare) => {
    const [found] = await measure(database, evidenceShare[kind], emptySelection);
    return [found?.hits, found?.n];
  };

  it('names what each proposal rests on', async () => {
    expect(await share('untrusted')).toEqual([1, 5]);
    expect(await share('unsupported')).toEqual([1, 5]);
    expect(await share('stale')).toEqual([1, 5]);
    expect(await share('missing')).toEqual([2, 5]);
    expect(await share('sound')).toEqual([1, 5]);
    expect(await share('undated')).toEqual([0, 5]);
    expect(await share('foreign')).toEqual([0, 5]);
  });

  it('counts errors of each kind apart and keeps the unlabelled open', async () => {
    const [untrusted] = await measure(database, evidenceError.untrusted, emptySelection);
    expect(untrusted).toMatchObject({ hits: 1, n: 1, unresolved: 0 });
    const [stale] = await measure(database, evidenceError.stale, emptySelection);
    expect(stale).toMatchObject({ hits: 0, n: 0, unresolved: 1 });
    const [sound] = await measure(database, evidenceError.sound, emptySelection);
    expect(sound).toMatchObject({ hits: 0, n: 1 });
  });

  it('adds pieces of evidence up by trust and proposals by age', async () => {
    const { mix, ages } = await evidenceQuality(database, emptySelection);
    expect(mix).toEqual([
      { key: 'all', proposals: 5, authoritative: 2, supporting: 0, untrusted: 1, unstated: 1 },
    ]);
    expect(ages).toEqual([
      { band: 'up to 1 hour', proposals: 2, judged: 2, wrong: 1 },
      { band: 'up to 1 day', proposals: 1, judged: 0, wrong: 0 },
      { band: 'no evidence', proposals: 2, judged: 1, wrong: 0 },
    ]);
    expect(await countOf('evidence_age', ['up to 1 hour'])).toBe(2);
  });
});

describe('completeness of the log', () => {
  it('asks each field of the decisions it applies to', async () => {
    const { fields } = await completeness(database, emptySelection);
    const of = (id: string) => {
      const found = fields.find(({ field }) => field.id === id);
      return [found?.present, found?.of];
    };
    expect(of('policy')).toEqual([4, 5]);
    expect(of('evidence')).toEqual([3, 5]);
    expect(of('shown_time')).toEqual([2, 4]);
    expect(of('reason')).toEqual([0, 2]);
    expect(fields.find(({ field }) => field.id === 'reason')?.field.of).toContain('those to do nothing');
    expect(of('label')).toEqual([3, 5]);
    expect(of('executed_time')).toEqual([0, 0]);
  });

  it('gives the same counts as the definition of each field, whose rows can be opened', async () => {
    const { fields } = await completeness(database, emptySelection);
    for (const { field, of, present } of fields) {
      const [rate] = await measure(database, field.definition, emptySelection);
      expect([field.id, rate?.hits, rate?.n]).toEqual([field.id, present, of]);
      const missing = { of: 'metric', definition: field.definition, part: 'misses' } as const;
      expect((await countDecisions(database, missing, emptySelection)).decisions).toBe(of - present);
      expect(rateDefinitionOf(field.definition.id)).toBe(field.definition);
    }
  });
});

describe('agreement tables', () => {
  it('sets class against class, blind apart from advised', async () => {
    const { blind, advised } = await agreementTables(database, emptySelection);
    expect(blind).toMatchObject({ pairs: 2, observed: 1 / 2 });
    expect(advised).toMatchObject({ pairs: 2, observed: 1 / 2 });
    const cell = (table: typeof blind, agent: string, human: string) =>
      table.cells[table.classes.indexOf(agent)]?.[table.classes.indexOf(human)];
    expect(cell(blind, 'isolate', 'none')).toBe(1);
    expect(cell(advised, 'isolate', 'notify')).toBe(1);
    expect(await countOf('pair', ['isolate', 'notify', 'advised'])).toBe(1);
    expect(await countOf('pair', ['isolate', 'notify', 'blind'])).toBe(0);
  });
});

describe('rows behind people and waits', () => {
  it('opens as many waits as each ending counts', async () => {
    const found = await approvalTime(database, emptySelection);
    for (const ending of waitEndings)
      expect([ending, await countOf('waiting', [ending])]).toEqual([ending, found.counts[ending]]);
    expect(found.counts).toMatchObject({ approved: 1, rejected: 1, pending: 1 });
  });

  it('names a reviewer in a link by a digest only', async () => {
    const { reviewers: people } = await reviewers(database, emptySelection, 30);
    const fast = people.find(({ reviewer }) => reviewer === 'fast');
    expect(fast).toMatchObject({ decided: 1, fast_approvals: 1, wrong: 1, wrong_overridden: 0 });
    expect(fast?.reviewer_key).toMatch(/^[0-9a-f]{12}$/);
    expect(await countOf('reviewer', [fast?.reviewer_key ?? ''])).toBe(1);
    expect(await countOf('reviewer_fast', [fast?.reviewer_key ?? '', '30'])).toBe(1);
    expect(await countOf('reviewer_fast', [fast?.reviewer_key ?? '', '20'])).toBe(0);
    expect(await countOf('reviewer_wrong_approved', [fast?.reviewer_key ?? ''])).toBe(1);
  });

  it('gives no interval of d′ to who met fewer than five wrong proposals', async () => {
    const found = await discrimination(database, emptySelection);
    expect(found.incidents).toBe(3);
    expect(found.byReviewer.size).toBe(0);
    expect(await wholeSureness(database, emptySelection)).toEqual({
      overall: { dPrime: null, criterion: null },
      incidents: 3,
    });
  });

  it('opens what one reviewer decided, by truth and by what became of it', async () => {
    const { reviewers: people } = await reviewers(database, emptySelection, 30);
    for (const { reviewer_key: key, wrong, right, wrong_overridden, right_overridden } of people) {
      expect(await countOf('reviewer_judged', [key, 'wrong', 'all'])).toBe(wrong);
      expect(await countOf('reviewer_judged', [key, 'right', 'all'])).toBe(right);
      expect(await countOf('reviewer_judged', [key, 'wrong', 'overridden'])).toBe(wrong_overridden);
      expect(await countOf('reviewer_judged', [key, 'right', 'overridden'])).toBe(right_overridden);
    }
    // d1 wrong and approved; d2 right and approved, d4 right and overridden.
    expect(await countOf('people_judged', ['wrong', 'passed'])).toBe(1);
    expect(await countOf('people_judged', ['wrong', 'overridden'])).toBe(0);
    expect(await countOf('people_judged', ['right', 'all'])).toBe(2);
    expect(await countOf('people_judged', ['right', 'overridden'])).toBe(1);
    expect(await countOf('people_decided', [])).toBe(4);
  });

  it('waits for the same approvals as the list of open ones, and opens them by group', async () => {
    const [waits, open] = [
      await approvalTime(database, emptySelection),
      await openApprovals(database, emptySelection),
    ];
    const all = Object.values(waits.counts).reduce((sum, n) => sum + n, 0);
    expect([all, waits.counts.pending]).toEqual([open.all.asked, open.all.pending]);
    expect(await countOf('waiting_all', [])).toBe(all);
    expect(await countOf('waiting_required', [])).toBe(1);
    expect(await countOf('approval_answered', [])).toBe(all - open.all.pending - open.all.expired);
    const of = async (mode: string) => {
      const set = rowSetOf('waiting_all')!;
      const behind = { of: 'set', set, keys: [], group: { by: 'mode', key: mode } } as const;
      return (await countDecisions(database, behind, emptySelection)).decisions;
    };
    // d1 and d4 were shown in shadow mode, d5 waits in advisory mode.
    expect([await of('shadow'), await of('advisory'), await of('enforced')]).toEqual([2, 1, 0]);
  });

  it('opens as many decisions as each ending counts', async () => {
    const { decisions } = await accounting(database, emptySelection);
    for (const ending of endings)
      expect([ending, await countOf('ending', [ending])]).toEqual([ending, decisions.classes[ending]]);
    expect(decisions.total).toBe(5);
  });

  it('binds as many keys as each set has places', () => {
    for (const { id, clause, keys } of rowSets)
      expect([id, clause.split('?').length - 1]).toEqual([id, keys]);
  });
});

describe('tests', () => {
  it('stay out of production and keep endings apart', async () => {
    const [rate] = await measure(database, chaosSafe, emptySelection);
    expect(rate).toMatchObject({ hits: 1, n: 2, unresolved: 0 });
    const { runs } = await testRuns(database, emptySelection);
    for (const { kind, category, expected, ending, runs: n } of runs)
      expect(await countOf('scenario_ending', [kind, category, expected, ending])).toBe(n);
    expect(await countOf('scenario_runs', ['chaos', 'tool_unavailable', 'hold'])).toBe(2);
    expect(await countOf('scenario_runs', ['chaos', 'tool_unavailable', 'act'])).toBe(0);
    expect(
      runs.map(({ kind, ending, runs: n, met, not_met, open }) => [kind, ending, n, met, not_met, open]),
    ).toEqual([
      ['adversarial', 'agent refused', 1, 0, 0, 1],
      ['chaos', 'escalated', 1, 1, 0, 0],
      ['chaos', 'would have acted', 1, 0, 1, 0],
    ]);
    expect(await countOf('scenario', ['chaos', 'tool_unavailable', 'not as expected'])).toBe(1);
    const faults = { by: 'scenario_category', key: 'tool_unavailable' } as const;
    const misses = { of: 'metric', definition: chaosSafe, part: 'misses', scenario: faults } as const;
    expect((await countDecisions(database, misses, emptySelection)).decisions).toBe(1);
    const other = { ...misses, scenario: { by: 'scenario_category', key: 'injection' } } as const;
    expect((await countDecisions(database, other, emptySelection)).decisions).toBe(0);
  });

  it('lists stops with how long they stood', async () => {
    const { events } = await stopEvents(database);
    expect(events.map(({ kind, at: start, released }) => [kind, released && released - start])).toEqual([
      ['kill_switch_on', 20 * 60_000],
      ['kill_switch_off', null],
      ['safe_fail', null],
    ]);
  });
});
