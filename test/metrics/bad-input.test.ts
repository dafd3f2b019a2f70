import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import { readSource } from '../../src/intake/reading/read-source';
import { accounting } from '../../src/metrics/accounting/accounting';
import { approvalTime } from '../../src/metrics/approval-time/approval-time';
import { definitionOf } from '../../src/metrics/catalogue';
import type { AnyMetricId } from '../../src/metrics/catalogue';
import { measure } from '../../src/metrics/rate/measure';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { rebuilt } from '../fixtures/built';
import { insertRecords } from '../fixtures/database';
import { at, clockAt, decision, execution, review, verdict } from '../fixtures/records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const late = clockAt(at(60));
const built = (...records: LogRecord[]) => rebuilt(database, [[...records, ...late]]);
const rate = async (id: AnyMetricId) => {
  const [found] = await measure(database, definitionOf(id), emptySelection);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const one = { decision_id: 'one' };

describe('verdicts that contradict each other', () => {
  it('leave the truth unknown: counted as unresolved, not as right', async () => {
    const { fact } = await built(
      decision(one),
      verdict({ ...one, verdict: 'true_positive' }),
      verdict({ ...one, verdict: 'false_positive' }),
    );
    expect(fact('one')).toMatchObject({ unadjudicable: 'contradictory', warranted: null });
    const found = await rate('false_positive_share');
    expect(found).toMatchObject({ n: 0, unresolved: 1, share: null, state: 'not_enough_data' });
    expect(found.bounds).toEqual({ lower: 0, upper: 1 });
  });
});

describe('clocks that run backwards', () => {
  it('count a review before its decision, and keep its wait out of the curve', async () => {
    const { account } = await built(
      decision({ ...one, time: at(2, 9) }),
      review({ ...one, time: at(2, 8), saw_agent_output: true }),
    );
    expect(account.clock.reviewBeforeDecision).toBe(1);
    const found = await approvalTime(database, emptySelection);
    expect(found.counts.approved).toBe(1);
    expect(found.unusable).toBe(1);
    expect(found.p50).toBeNull();
  });
});

describe('several reviewers', () => {
  it('let the least flattering speak, and count each', async () => {
    await built(
      decision(one),
      review({ ...one, reviewer: { uid: 'a' }, outcome: 'approve', time: at(2, 12) }),
      review({ ...one, reviewer: { uid: 'b' }, outcome: 'reject', time: at(2, 11) }),
      review({ ...one, reviewer: { uid: 'c' }, outcome: 'abstain', time: at(2, 13) }),
    );
    expect(await rate('override_rate')).toMatchObject({ n: 1, hits: 1 });
    expect((await accounting(database, emptySelection)).humans.total).toBe(3);
  });
});

describe('superseded reviews', () => {
  const by = { ...one, reviewer: { uid: 'a' } };
  it('count the least flattering of one person', async () => {
    await built(
      decision(one),
      review({ ...by, event_id: 'r1', outcome: 'approve', time: at(2, 10) }),
      review({ ...by, event_id: 'r2', outcome: 'reject', time: at(2, 11), supersedes: 'r1' }),
      review({ ...by, event_id: 'r3', outcome: 'approve', time: at(2, 12), supersedes: 'r2' }),
    );
    expect(await rate('override_rate')).toMatchObject({ n: 1, hits: 1 });
  });

  it('are not lost in a loop: the latest stands', async () => {
    await built(
      decision(one),
      review({ ...by, event_id: 'r1', outcome: 'approve', time: at(2, 10), supersedes: 'r2' }),
      review({ ...by, event_id: 'r2', outcome: 'reject', time: at(2, 11), supersedes: 'r1' }),
    );
    expect(await rate('override_rate')).toMatchObject({ n: 1, hits: 1 });
    await built(decision(one), review({ ...by, event_id: 'r1', outcome: 'reject', supersedes: 'r1' }));
    expect(await rate('override_rate')).toMatchObject({ n: 1, hits: 1 });
  });
});

describe('executions', () => {
  type Undoing = readonly [name: string, of: string, hour: number, reason?: 'wrong' | 'planned_expiry'];
  const cases: readonly (readonly [string, readonly Undoing[], boolean])[] = [
    ['undone as wrong', [['u1', 'ran', 1, 'wrong']], true],
    ['undone without a reason', [['u1', 'ran', 1]], true],
    ['ended as planned', [['u1', 'ran', 1, 'planned_expiry']], false],
    [
      'restored',
      [
        ['u1', 'ran', 1, 'wrong'],
        ['u2', 'u1', 2, 'wrong'],
      ],
      false,
    ],
    [
      'restored without a reason',
      [
        ['u1', 'ran', 1, 'wrong'],
        ['u2', 'u1', 2],
      ],
      true,
    ],
    [
      'restored and undone again',
      [
        ['u1', 'ran', 1, 'wrong'],
        ['u2', 'u1', 2, 'wrong'],
        ['u3', 'u2', 3, 'wrong'],
      ],
      true,
    ],
    [
      'undone, beside a loop of rollbacks',
      [
        ['u1', 'ran', 1, 'wrong'],
        ['u2', 'u3', 2, 'wrong'],
        ['u3', 'u2', 2, 'wrong'],
        ['u4', 'u4', 4, 'wrong'],
      ],
      true,
    ],
  ];

  it('without a decision are listed as orphans and count for no agent', async () => {
    const { account } = await built(decision(one), execution({ decision_id: 'lost', event_id: 'alone' }));
    expect(account.orphanCount).toMatchObject({ execution: 1 });
    expect(account.orphans).toMatchObject([{ event_id: 'alone', kind: 'execution', decision_id: 'lost' }]);
    expect(await rate('rollback_rate')).toMatchObject({ n: 0, share: null, state: 'not_measurable' });
  });

  it('undone and restored, in chains and loops, count by the word that stands', async () => {
    const records = cases.flatMap(([name, undoing]) => [
      decision({ decision_id: name }),
      execution({ decision_id: name, event_id: `${name} ran`, time: at(2, 11) }),
      ...undoing.map(([id, of, hour, reason]) =>
        execution({
          decision_id: name,
          event_id: `${name} ${id}`,
          rollback_of: `${name} ${of}`,
          time: at(3, hour),
          ...(reason === undefined ? {} : { rollback_reason: reason }),
        }),
      ),
    ]);
    const { fact } = await built(...records);
    for (const [name, , isRolledBack] of cases)
      expect(fact(name), name).toMatchObject({ is_executed: true, is_rolled_back: isRolledBack });
    expect(await rate('rollback_rate')).toMatchObject({ n: cases.length, hits: 5 });
  });
});

describe('a read-only analyst', () => {
  it('has no rollback rate and no over-scope, and the answer says why instead of 0 %', async () => {
    await built(
      decision({
        ...one,
        agent: { uid: 'reader', role: 'read_only_analyst' },
        action: { name: 'enrich', category: 'enrich' },
      }),
    );
    const only = { ...emptySelection, only: { agent: ['reader'] } };
    for (const id of ['rollback_rate', 'over_scope', 'false_positive_share'] as const) {
      const [found] = await measure(database, definitionOf(id), only);
      expect(found, id).toMatchObject({ state: 'not_measurable', share: null, n: 0 });
      expect(found?.reason, id).toMatch(/rollback rate|read-only analyst/);
    }
  });
});

describe('a confidence that is no share', () => {
  it.each(['NaN', 'Infinity', '1e999', '-0.1', '1.5', '"0.9"'])(
    '%s is rejected, with field and line',
    async (value) => {
      const line = JSON.stringify(decision(one)).replace('"confidence":0.9', `"confidence":${value}`);
      const bytes = [new TextEncoder().encode(`${line}\n`)];
      const rejected = [];
      const accepted = [];
      async function* source() {
        yield* bytes;
      }
      for await (const batch of readSource(source(), { file: 'bad.jsonl' })) {
        rejected.push(...batch.rejected);
        accepted.push(...batch.accepted);
      }
      expect(accepted).toHaveLength(0);
      expect(rejected).toHaveLength(1);
      expect(rejected[0]).toMatchObject({ line: 1 });
    },
  );
});

describe('one incident with 100,000 decisions', () => {
  it('is one incident: no amount of repetition makes a share of it', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) =>
      decision({
        decision_id: `d${index}`,
        finding_uid: 'same',
        incident_uid: 'same',
        resource: { uid: `host-${index}`, criticality: 'low' },
      }),
    );
    await database.clear();
    await insertRecords(database, [...many, verdict({ finding_uid: 'same', time: at(60) })]);
    await database.build();
    const found = await rate('false_positive_share');
    expect(found).toMatchObject({ n: 100_000, hits: 0, incidents: 1, state: 'not_enough_data' });
    // An assumed correlation of 0.3 within it: 100,000/(1 + 99,999·0.3).
    expect(found.effectiveN).toBeCloseTo(100_000 / 30_000.7, 8);
    expect(found.interval).toEqual({ lower: 0, upper: 1 });
  });
});
