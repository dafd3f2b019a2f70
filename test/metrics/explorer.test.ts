import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { countDecisions, decisionOrders, listDecisions } from '../../src/metrics/decisions/list';
import type { Sought } from '../../src/metrics/decisions/list';
import { rowSetOf } from '../../src/metrics/decisions/row-sets';
import { nearMisses } from '../../src/metrics/near-misses/near-misses';
import { reasonTerms } from '../../src/metrics/reason-terms/reason-terms';
import { similarDecisions } from '../../src/metrics/similar/similar';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, decision, review } from '../fixtures/records';
import type { RecordOf } from '../fixtures/records';

const verdict = (id: string, word: 'true_positive' | 'false_positive'): RecordOf<'verdict'> => ({
  schema_version: '1.0',
  event_type: 'verdict',
  event_id: `verdict-${id}`,
  time: at(4),
  decision_id: id,
  verdict: word,
  basis: 'incident_review',
  final: true,
});
const reject = (id: string, reason_code: string, reason_text: string, uid = 'zyx.q') =>
  review({ decision_id: id, outcome: 'reject', reason_code, reason_text, reviewer: { uid, group: 'day' } });
const host = (uid: string) => ({ resource: { uid, type: 'host', criticality: 'low' as const } });
const late = at(30);

let database: Database;
const view = { of: 'view' } as const;
const ids = async (text: string, isPattern = false) =>
  (
    await listDecisions(
      database,
      view,
      emptySelection,
      { order: 'decision', limit: 50, offset: 0 },
      undefined,
      {
        text,
        isPattern,
      },
    )
  ).map((line) => line.decision_id);

beforeAll(async () => {
  database = await databaseOf([
    decision({ decision_id: 'd1', ...host('web-01') }),
    reject('d1', 'known_benign', 'Planned maintenance, see 100% of calendar.'),
    verdict('d1', 'false_positive'),
    decision({ decision_id: 'd2', ...host('web-01'), time: at(3) }),
    reject('d2', 'known_benign', 'Planned maintenance again', 'bob'),
    verdict('d2', 'false_positive'),
    decision({ decision_id: 'd3', ...host('db_7'), workflow: 'mail' }),
    reject('d3', 'business_impact', 'Stops order intake.'),
    verdict('d3', 'true_positive'),
    decision({
      decision_id: 'd4',
      ...host('db-9'),
      targets: [{ uid: 'db-9' }, { uid: 'replica-4' }],
      tool_calls: [{ name: 'backup.list' }, { name: `${'a'.repeat(70)}!` }],
      policy: { outcome: 'allow', revision: 'r77' },
    }),
    review({ decision_id: 'd4', time: late }),
  ]);
});
afterAll(() => database.close());

describe('the text search of the list', () => {
  it('finds ids, targets, words and reasons in any case; wildcards and quotes are plain text', async () => {
    expect(await ids('D2')).toEqual(['d2']);
    expect(await ids('WEB-01')).toEqual(['d1', 'd2']);
    expect(await ids('planned MAINTENANCE')).toEqual(['d1', 'd2']);
    expect(await ids('business_impact')).toEqual(['d3']);
    expect(await ids('100%')).toEqual(['d1']);
    expect(await ids('db_')).toEqual(['d3']);
    for (const text of ['replica-4', 'BACKUP.list', 'r77']) expect(await ids(text)).toEqual(['d4']);
    expect(await ids("' OR 1=1 --")).toEqual([]);
    expect(
      await countDecisions(database, view, emptySelection, undefined, { text: 'web', isPattern: false }),
    ).toEqual({
      decisions: 2,
      incidents: 2,
    });
  });
  it('never finds a person by name', async () => expect(await ids('zyx')).toEqual([]));
  it('takes regular expressions whose time is linear, and names the others', async () => {
    expect(await ids('^db[-_]\\d$', true)).toEqual(['d3', 'd4']);
    // Tried branch by branch, this takes 2^70 steps on the second tool of d4.
    expect(await ids('a{70}!', true)).toEqual(['d4']);
    expect(await ids('(a+)+#', true)).toEqual([]);
    await expect(ids('(?=look)', true)).rejects.toThrow();
    await expect(ids('(unclosed', true)).rejects.toThrow(/missing|paren/i);
  });
  it('sorts by every column, both ways where it says so', async () => {
    for (const order of decisionOrders) {
      const lines = await listDecisions(database, view, emptySelection, { order, limit: 10, offset: 0 });
      expect(lines, order).toHaveLength(4);
    }
    const down = await listDecisions(database, view, emptySelection, {
      order: 'decision_down',
      limit: 2,
      offset: 1,
    });
    expect(down.map(({ decision_id }) => decision_id)).toEqual(['d3', 'd2']);
    const byTarget = async (order: 'target' | 'target_down', sought?: Sought) =>
      (
        await listDecisions(database, view, emptySelection, { order, limit: 9, offset: 0 }, undefined, sought)
      ).map(({ resource }) => resource);
    expect(await byTarget('target')).toEqual(['db-9', 'db_7', 'web-01', 'web-01']);
    expect(await byTarget('target_down', { text: 'db', isPattern: false })).toEqual(['db_7', 'db-9']);
  });
});

describe('what the bench lists', () => {
  it('finds the same near miss in two incidents', async () => {
    const lag = { ...emptySelection, maturityLagDays: 0 };
    const { repeats } = await nearMisses(database, lag);
    expect(repeats.map(({ action, resource, n, incidents }) => [action, resource, n, incidents])).toEqual([
      ['isolate_host', 'web-01', 2, 2],
    ]);
    const set = rowSetOf('repeated_miss')!;
    const keys = ['agent-1', 'endpoint', 'isolate_host', 'web-01'];
    expect((await countDecisions(database, { of: 'set', set, keys }, lag)).decisions).toBe(2);
  });
  it('groups reasons by their words, with who gave them and who was right', async () => {
    const lag = { ...emptySelection, maturityLagDays: 0 };
    const { groups, texts } = await reasonTerms(database, lag);
    expect(texts).toBe(3);
    const planned = groups.find(({ term, others }) => [term, ...others].includes('planned'));
    expect(planned).toMatchObject({ n: 2, people: 2, judged: 2, justified: 2 });
    const intake = groups.find(({ term, others }) => [term, ...others].includes('intake'));
    expect(intake).toMatchObject({ n: 1, judged: 1, justified: 0 });
    const set = rowSetOf('reason_term')!;
    expect((await countDecisions(database, { of: 'set', set, keys: ['maintenance'] }, lag)).decisions).toBe(
      2,
    );
  });
  it('puts the human against truth into the queue, and what has no label', async () => {
    const lag = { ...emptySelection, maturityLagDays: 0 };
    const count = async (id: string) =>
      (await countDecisions(database, { of: 'set', set: rowSetOf(id)!, keys: [] }, lag)).decisions;
    // d3 was overridden though warranted; d4 has no verdict.
    expect(await count('queue_disagreement')).toBe(1);
    expect(await count('queue_unresolved')).toBe(1);
    expect(await count('queue_policy')).toBe(0);
  });
  it('knows the decisions most like one', async () => {
    const found = await similarDecisions(database, 'event-of-d1');
    expect(found.decisions.map(({ decision_id }) => decision_id)).toEqual(['d2', 'd4']);
    expect([found.decided, found.overridden, found.known, found.warranted]).toEqual([2, 1, 1, 0]);
  });
});
