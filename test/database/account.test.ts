import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, RecordAddress } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import type { LogRecord } from '../../src/records/record';
import { actionCategories, labelBases, reviewOutcomes, verdicts } from '../../src/records/vocabulary';
import { ask, rebuilt, type AnyRow } from '../fixtures/built';
import { insertRecords } from '../fixtures/database';
import { at, control, decision, execution, release, review, verdict } from '../fixtures/records';
import { times } from '../fixtures/times';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

describe('repeated event ids', () => {
  it('drops copies and counts them by file and kind', async () => {
    const one = decision({ decision_id: 'd' });
    const said = review({ event_id: 'r', decision_id: 'd' });
    const bundle = release({ event_id: 'b' });
    const { account, humans } = await rebuilt(database, [
      [one, said, bundle],
      [one, one, said, bundle],
    ]);
    expect(account).toMatchObject({ decisions: 1, facts: 1, conflictCount: 0, conflicts: [] });
    expect(account.duplicates).toEqual([
      { file: 1, table: 'decision', count: 2 },
      { file: 1, table: 'release', count: 1 },
      { file: 1, table: 'review', count: 1 },
    ]);
    expect(humans).toHaveLength(1);
    expect(await ask(database, 'SELECT count(*) AS n FROM bundles')).toEqual([{ n: 2 }]);
  });

  it('keeps the decision that acts of conflicting bodies, whatever the times and the order of files', async () => {
    const nothing = { name: 'no_action', category: 'none' } as const;
    const acts = decision({ event_id: 'e', decision_id: 'acts', time: at(5), logged_time: at(7) });
    const abstains = decision({ event_id: 'e', decision_id: 'abstains', time: at(4), action: nothing });
    const ofTest = decision({ event_id: 'e', decision_id: 'test', time: at(3), environment: 'test' });
    const orders = [
      [acts, abstains, ofTest],
      [ofTest, abstains, acts],
      [abstains, ofTest, acts],
    ];
    for (const order of orders) {
      const { account, facts } = await rebuilt(
        database,
        order.map((record) => [record]),
      );
      expect(facts.map((row) => row.decision_id)).toEqual(['acts']);
      expect(account.conflictCount).toBe(2);
      const keptFile = order.indexOf(acts);
      expect(account.conflicts.map((conflict) => conflict.kept.file)).toEqual([keptFile, keptFile]);
      expect(account.conflicts.map((conflict) => conflict.setAside.file)).not.toContain(keptFile);
    }
  });

  it('counts none of two labels or reviews under one id, also when more is loaded later', async () => {
    const right = verdict({ event_id: 'v', decision_id: 'd' });
    const wrong = verdict({ event_id: 'v', decision_id: 'd', verdict: 'false_positive' });
    const approved = review({ event_id: 'r', decision_id: 'd' });
    const rejected = review({ event_id: 'r', decision_id: 'd', outcome: 'reject' });
    const { account, fact } = await rebuilt(database, [
      [decision({ decision_id: 'd' }), right, approved],
      [wrong, rejected],
    ]);
    const unheard = { verdict: '(none)', label_rank: 0, warranted: null, human_outcome: 'pending' };
    expect(fact('d')).toMatchObject(unheard);
    expect(account.conflictsByFile).toEqual([
      { file: 0, table: 'review', count: 1 },
      { file: 0, table: 'verdict', count: 1 },
      { file: 1, table: 'review', count: 1 },
      { file: 1, table: 'verdict', count: 1 },
    ]);
    await insertRecords(database, [{ ...right, time: at(20) }, decision({ decision_id: 'e' })], 2);
    expect((await database.build()).conflictCount).toBe(5);
    expect(await ask(database, "SELECT verdict FROM facts WHERE decision_id = 'd'")).toEqual([
      { verdict: '(none)' },
    ]);
  });

  it('of two decisions under one decision_id counts the one that acts, and lists the other', async () => {
    const nothing = { name: 'no_action', category: 'none' } as const;
    const { account, facts } = await rebuilt(database, [
      [
        decision({ decision_id: 'd', event_id: 'acts', time: at(2, 9) }),
        decision({ decision_id: 'same', event_id: 'first', time: at(2, 9) }),
        verdict({ decision_id: 'd', verdict: 'false_positive' }),
        review({ decision_id: 'd', outcome: 'reject' }),
      ],
      [
        decision({ decision_id: 'd', event_id: 'idle', time: at(2, 8), action: nothing }),
        decision({ decision_id: 'same', event_id: 'copy', time: at(2, 8) }),
      ],
    ]);
    const of = (id: string) => facts.find((row) => row.event_id === id)!;
    expect(of('acts')).toMatchObject({
      is_action: true,
      is_duplicate: false,
      warranted: false,
      human_outcome: 'reject',
    });
    expect(of('idle')).toMatchObject({ is_action: false, is_duplicate: true });
    expect(account.missing).toMatchObject([
      { kind: 'conflict', agent: 'agent-1', workflow: 'endpoint', places: [{ file: 1, id: 'd' }] },
    ]);
  });

  it('cannot tell the truth of two different acts under one decision_id', async () => {
    const { fact } = await rebuilt(database, [
      [
        decision({ decision_id: 'd', event_id: 'a' }),
        decision({ decision_id: 'd', event_id: 'b', resource: { uid: 'host-2' } }),
        verdict({ decision_id: 'd' }),
      ],
    ]);
    expect(fact('d')).toMatchObject({ is_action: true, warranted: null, unadjudicable: 'contradictory' });
  });

  it('asks the source whether another spelling is the same record', async () => {
    const spelled = [
      decision({ decision_id: 'd', workflow: 'a' }),
      decision({ decision_id: 'd', workflow: 'b' }),
    ];
    const other = decision({ decision_id: 'd', workflow: 'c' });
    const asked: RecordAddress[][] = [];
    const { account } = await rebuilt(database, [spelled, [other]], {
      canonical: async (a, b) => {
        asked.push([a, b]);
        return a.file === b.file;
      },
    });
    expect(asked).toHaveLength(2);
    expect(account.conflictCount + account.duplicates.reduce((sum, row) => sum + row.count, 0)).toBe(2);
    const kept = account.conflicts[0]!.kept;
    expect(account.conflictCount).toBe(kept.file === 1 ? 2 : 1);
  });

  it('sees an id that is shared by records of different kinds', async () => {
    const { account } = await rebuilt(database, [
      [
        decision({ decision_id: 'd', event_id: 'x' }),
        review({ decision_id: 'd', event_id: 'x', time: at(4) }),
      ],
    ]);
    expect(account).toMatchObject({ conflictCount: 1, facts: 1 });
    expect(account.conflictsByFile).toEqual([{ file: 0, table: 'review', count: 1 }]);
  });

  it('remembers what was set aside when more is loaded later', async () => {
    const one = decision({ decision_id: 'd' });
    await rebuilt(database, [[one, one]]);
    await insertRecords(database, [one, decision({ decision_id: 'e' })], 1);
    const account = await database.build();
    expect(account).toMatchObject({ decisions: 2, facts: 2 });
    expect(account.duplicates).toEqual([
      { file: 0, table: 'decision', count: 1 },
      { file: 1, table: 'decision', count: 1 },
    ]);
  });
});

describe('what does not fit', () => {
  it('lists events that name no logged decision, and counts decisions without events', async () => {
    const { account, humans } = await rebuilt(database, [
      [
        decision({ decision_id: 'alone' }),
        decision({ decision_id: 'd' }),
        review({ decision_id: 'd' }),
        review({ event_id: 'lost-review', decision_id: 'gone' }),
        execution({ event_id: 'lost-execution', decision_id: 'gone' }),
        verdict({ event_id: 'lost-verdict', decision_id: 'gone' }),
        control({ event_id: 'lost-control', decision_id: 'gone' }),
        control({ event_id: 'general' }),
      ],
    ]);
    expect(account.orphans.map((row) => row.event_id)).toEqual([
      'lost-control',
      'lost-execution',
      'lost-review',
      'lost-verdict',
    ]);
    expect(account.orphanCount).toEqual({ control: 1, execution: 1, review: 1, verdict: 1 });
    expect(account.decisionsWithoutEvents).toBe(1);
    expect(humans.find((row) => row.review_event_id === 'lost-review')).toMatchObject({
      match_class: 'human_only',
      match_step: 4,
      decision_id: 'gone',
    });
  });

  it('counts contradicting times and keeps the records', async () => {
    const { account, fact } = await rebuilt(database, [
      [
        decision({ decision_id: 'd', time: at(5, 9, 10), logged_time: at(5, 9) }),
        decision({ decision_id: 'within', time: at(5, 9, 4), logged_time: at(5, 9) }),
        review({ decision_id: 'd', time: at(5, 8) }),
        execution({ event_id: 'ran', decision_id: 'd', time: at(5, 7) }),
        execution({ rollback_of: 'ran', decision_id: 'd', time: at(5, 6), rollback_reason: 'wrong' }),
      ],
    ]);
    expect(account.clock).toEqual({
      loggedBeforeTime: 1,
      reviewBeforeDecision: 1,
      executionBeforeDecision: 2,
      rollbackBeforeExecution: 1,
      farFuture: 0,
      gapDays: 0,
    });
    expect(fact('d')).toMatchObject({ human_outcome: 'approve', is_rolled_back: true });
  });

  it('does not let one record of 2199 make every decision old', async () => {
    const { account, fact } = await rebuilt(database, [
      [
        decision({ decision_id: 'd', time: at(2) }),
        review({ decision_id: 'd', time: at(3) }),
        verdict({ decision_id: 'd', time: '2199-01-01T00:00:00Z' }),
      ],
    ]);
    expect(account.asOf).toBe(Date.parse(at(3)));
    expect(account.clock.farFuture).toBe(1);
    expect(fact('d').age_days).toBe(1);
  });

  it('says how far the latest record stands from the day before it', async () => {
    const { account } = await rebuilt(database, [
      [decision({ time: at(2) }), decision({ time: at(3) }), decision({ time: at(23) })],
    ]);
    expect(account.clock.gapDays).toBe(20);
  });

  it('builds nothing from nothing', async () => {
    const { account, facts } = await rebuilt(database, [[]]);
    expect(account).toMatchObject({ decisions: 0, facts: 0, asOf: 0, decisionsWithoutEvents: 0 });
    expect(facts).toEqual([]);
  });

  it('treats ids with quotes and SQL as ids', async () => {
    const id = `x'); DROP TABLE facts; --"?`;
    const { fact } = await rebuilt(database, [
      [
        decision({ decision_id: id, workflow: id, release_id: id }),
        review({ decision_id: id, reason_code: id }),
      ],
    ]);
    expect(fact(id)).toMatchObject({ workflow: id, release: id, reason_code: id, human_outcome: 'approve' });
  });
});

const small = <Value>(...values: Value[]) => fc.constantFrom(...values);
const id = small('a', 'b', 'c');
const hour = fc.integer({ min: 0, max: 60 }).map((index) => at(2, 0, index * 20));
const action = fc.constantFrom(...actionCategories).map((category) => ({ name: category, category }));
const resource = id.map((uid) => ({ uid }));
const anyRecord: fc.Arbitrary<LogRecord> = fc.oneof(
  fc
    .record({
      decision_id: id,
      event_id: fc.uuid(),
      time: hour,
      incident_uid: id,
      finding_uid: id,
      action,
      resource,
    })
    .map(decision),
  fc
    .record({
      decision_id: fc.option(small('a', 'b', 'gone')),
      event_id: fc.oneof(fc.uuid(), small('r1', 'r2', 'r3')),
      time: hour,
      finding_uid: id,
      outcome: fc.constantFrom(...reviewOutcomes),
      reviewer: resource,
      action,
      resource,
      supersedes: small('r1', 'r2', 'r3'),
      modified_action: action,
    })
    .map(review),
  fc
    .record({
      decision_id: id,
      event_id: fc.uuid(),
      time: hour,
      verdict: fc.constantFrom(...verdicts),
      basis: fc.constantFrom(...labelBases),
      final: fc.boolean(),
    })
    .map(verdict),
  fc.record({ decision_id: id, event_id: fc.uuid(), time: hour }).map(execution),
);

/** Where a record stands depends on the order of files; nothing else may. */
const withoutPlace = ({ file: _file, line: _line, ...row }: AnyRow) => row;

describe('for any small log', () => {
  it('the order of records and files changes nothing, and every class adds up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRecord, { minLength: 1, maxLength: 14 }),
        fc.infiniteStream(fc.nat()),
        async (records, keys) => {
          const shuffled = records
            .map((record) => ({ record, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ record }) => record);
          const half = Math.ceil(shuffled.length / 2);
          const first = await rebuilt(database, [records]);
          const second = await rebuilt(database, [shuffled.slice(0, half), shuffled.slice(half)]);
          expect(second.facts.map(withoutPlace)).toEqual(first.facts.map(withoutPlace));
          expect(second.humans).toEqual(first.humans);
          expect(second.account.conflictCount).toBe(first.account.conflictCount);
          expect(second.account.joinSteps).toEqual(first.account.joinSteps);

          const { account, facts, humans } = first;
          expect(facts).toHaveLength(account.decisions);
          for (const row of facts) expect(row.match_class === '(none)').toBe(!row.is_proposal);
          for (const row of humans) expect(row.match_class).not.toBe('(none)');
          const joined = account.joinSteps.reduce((sum, step) => sum + step.reviews, 0);
          expect(joined).toBe(humans.length);
          const setAside = [...account.duplicates, ...account.conflictsByFile];
          const kept = await ask(
            database,
            'SELECT (SELECT count(*) FROM decisions) + (SELECT count(*) FROM audit_events) AS n',
          );
          const dropped = setAside.reduce((sum, row) => sum + row.count, 0);
          expect((kept[0]?.n as number) + dropped).toBe(records.length);
        },
      ),
      { numRuns: times(5) },
    );
  });
});
