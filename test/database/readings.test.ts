import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import type { LogRecord } from '../../src/records/record';
import { ask, rebuilt } from '../fixtures/built';
import { openEngine } from '../fixtures/engine';
import { at, control, decision, execution, verdict, type RecordOf } from '../fixtures/records';

const isolate = { name: 'isolate_host', category: 'isolate' } as const;

describe('other readings of the log', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEngine();
  });
  afterAll(() => database.close());

  const built = async (...records: LogRecord[]) => {
    await rebuilt(database, [records]);
    return ask(
      database,
      `SELECT reading, for_rank, decision_id, label_rank, verdict, warranted, unadjudicable, is_production, is_action,
         is_containment, action_category, target_right, over_scope
       FROM facts_readings ORDER BY reading, for_rank, decision_id`,
    );
  };
  /** In reading 2: which decisions are back, and whether they were right. */
  const putBack = async (...records: LogRecord[]) =>
    (await built(...records))
      .filter((row) => row.reading === 2)
      .map((row) => [row.decision_id, row.warranted]);
  const wrong = (id: string, overrides: Partial<RecordOf<'verdict'>> = {}) =>
    verdict({ decision_id: id, verdict: 'false_positive', ...overrides });

  it('has the columns of facts, and no row where every reading agrees', async () => {
    expect(await built(decision({ decision_id: 'd' }), verdict({ decision_id: 'd' }))).toEqual([]);
    const columns = async (table: string) =>
      (await ask(database, `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${table})`)).map(
        ({ name, type }) => [name, type],
      );
    expect(await columns('facts_readings')).toEqual([
      ['reading', 'TINYINT'],
      ['for_rank', 'TINYINT'],
      ...(await columns('facts')),
    ]);
  });

  it('takes the first final label of at least each rank', async () => {
    const rows = await built(
      decision({ decision_id: 'd' }),
      verdict({ decision_id: 'd', basis: 'closed_classification', time: at(4) }),
      wrong('d', { basis: 'analyst_of_record', blind: true, time: at(5), final: false }),
      wrong('d', { basis: 'second_analyst', blind: true, time: at(6) }),
      verdict({ decision_id: 'd', basis: 'incident_review', time: at(40) }),
    );
    const of = (reading: number) =>
      rows
        .filter((row) => row.reading === reading)
        .map((row) => [row.for_rank, row.label_rank, row.warranted]);
    // The incident review speaks for the last label and for rank 4; before it came a closed classification
    // (rank 1, right) and a second analyst (rank 3, wrong). The analyst's label is not final.
    const first = [
      [0, 1, true],
      [1, 1, true],
      [2, 3, false],
      [3, 3, false],
    ];
    expect(of(1)).toEqual(first);
    expect(of(2)).toEqual([]);
    expect(of(3)).toEqual(first);
  });

  it('finds the overturned label of an error, and skips one that says nothing', async () => {
    const rows = await built(
      decision({ decision_id: 'overturned' }),
      wrong('overturned', { time: at(5) }),
      verdict({ decision_id: 'overturned', time: at(45) }),
      decision({ decision_id: 'opened' }),
      verdict({ decision_id: 'opened', verdict: 'undetermined', time: at(5) }),
      verdict({ decision_id: 'opened', time: at(6) }),
    );
    expect(rows.filter((row) => row.reading === 1)).toMatchObject(
      [0, 1, 2, 3, 4].map((for_rank) => ({ for_rank, decision_id: 'overturned', warranted: false })),
    );
  });

  it('two first labels of one moment that differ cannot be told apart', async () => {
    const rows = await built(
      decision({ decision_id: 'd' }),
      wrong('d', { time: at(5) }),
      verdict({ decision_id: 'd', time: at(5) }),
      verdict({ decision_id: 'd', time: at(9) }),
    );
    expect(rows.find((row) => row.reading === 1)).toMatchObject({
      warranted: null,
      unadjudicable: 'contradictory',
    });
  });

  it('puts back an act with an error or an abstention beside it, with its own label', async () => {
    const rows = await putBack(
      decision({ decision_id: 'failed', error: { type: 'timeout' } }),
      wrong('failed'),
      decision({ decision_id: 'abstained', abstained: true }),
      verdict({ decision_id: 'abstained' }),
      decision({ decision_id: 'open', error: { type: 'timeout' } }),
      decision({ decision_id: 'idle', abstained: true, action: { name: 'no_action', category: 'none' } }),
      decision({
        decision_id: 'told',
        error: { type: 'timeout' },
        action: { name: 'page', category: 'notify' },
      }),
    );
    expect(rows).toEqual([
      ['abstained', true],
      ['failed', false],
      ['open', null],
    ]);
  });

  it('leaves an attempt that failed and was tried again to the next one', async () => {
    const again = { incident_uid: 'i', finding_uid: 'f' };
    const rows = await putBack(
      decision({ decision_id: 'failed', ...again, error: { type: 'timeout' } }),
      decision({ decision_id: 'again', ...again, time: at(2, 9, 20) }),
      decision({ decision_id: 'much later', ...again, error: { type: 'timeout' }, time: at(3) }),
    );
    expect(rows).toEqual([['much later', null]]);
  });

  it('puts back what a label calls duplicate or test, as open where no other label speaks', async () => {
    const rows = await built(
      decision({ decision_id: 'duplicate' }),
      verdict({ decision_id: 'duplicate', verdict: 'duplicate' }),
      decision({ decision_id: 'test' }),
      verdict({ decision_id: 'test', verdict: 'test' }),
      decision({ decision_id: 'overruled' }),
      wrong('overruled', { time: at(5) }),
      verdict({ decision_id: 'overruled', verdict: 'duplicate', time: at(6) }),
    );
    expect(rows.filter((row) => row.reading === 2)).toMatchObject([
      {
        decision_id: 'duplicate',
        verdict: '(none)',
        label_rank: 0,
        warranted: null,
        unadjudicable: '(none)',
      },
      { decision_id: 'overruled', verdict: 'false_positive', label_rank: 4, warranted: false },
      { decision_id: 'test', verdict: '(none)', label_rank: 0, warranted: null, unadjudicable: '(none)' },
    ]);
    // Both at once: for every rank each of the three is there.
    expect(rows.filter((row) => row.reading === 3)).toHaveLength(15);
  });

  it('a duplicate takes the label of the case that it names, when that is the same act on the same target', async () => {
    const duplicate = (id: string, duplicate_of: string) => [
      decision({ decision_id: id }),
      verdict({ decision_id: id, verdict: 'duplicate', duplicate_of }),
    ];
    const rows = await putBack(
      decision({ decision_id: 'right', finding_uid: 'f' }),
      verdict({ decision_id: 'right' }),
      decision({ decision_id: 'elsewhere', resource: { uid: 'host-2' } }),
      verdict({ decision_id: 'elsewhere' }),
      ...duplicate('by decision', 'right'),
      ...duplicate('by finding', 'f'),
      ...duplicate('of another target', 'elsewhere'),
      ...duplicate('of itself', 'of itself'),
      ...duplicate('of a duplicate', 'by decision'),
      ...duplicate('of nothing', 'gone'),
    );
    expect(rows).toEqual([
      ['by decision', true],
      ['by finding', true],
      ['of a duplicate', null],
      ['of another target', null],
      ['of itself', null],
      ['of nothing', null],
    ]);
  });

  it('puts back a test of what is in production, and no test of anything else', async () => {
    const scenario = { id: 's', kind: 'drill' } as const;
    const live = { uid: 'host-1', environment: 'production' } as const;
    const lab = { uid: 'host-1', environment: 'test' } as const;
    const rows = await putBack(
      decision({ decision_id: 'test', environment: 'test', resource: live }),
      decision({ decision_id: 'scenario', scenario, resource: live }),
      decision({ decision_id: 'labelled', environment: 'test' }),
      wrong('labelled', { basis: 'analyst_of_record' }),
      decision({ decision_id: 'ran', environment: 'staging' }),
      execution({ decision_id: 'ran', environment: 'production', resource: { uid: 'host-1' } }),
      decision({ decision_id: 'lab', environment: 'test', resource: lab, scenario }),
      verdict({ decision_id: 'lab', basis: 'lab_label', environment: 'test' }),
      decision({ decision_id: 'silent', environment: 'test' }),
      decision({ decision_id: 'live', resource: { uid: 'host-9' } }),
      decision({ decision_id: 'same host', environment: 'test', resource: { ...lab, uid: 'host-9' } }),
    );
    expect(rows).toEqual([
      ['labelled', false],
      ['ran', null],
      ['same host', null],
      ['scenario', null],
      ['test', null],
    ]);
  });

  it('a test stays out where a person announced it before', async () => {
    const live = { uid: 'host-1', environment: 'production' } as const;
    const exercise = (overrides: Partial<RecordOf<'control'>>) =>
      control({ kind: 'exercise', actor: 'ann', tier: undefined, ...overrides });
    const run = (id: string, day: number, agent = 'agent-1') =>
      decision({
        decision_id: id,
        time: at(day),
        resource: live,
        scenario: { id, kind: 'drill' },
        agent: { uid: agent },
      });
    const rows = await putBack(
      exercise({ scenario_ids: ['by name', 'too late'], time: at(3) }),
      run('by name', 4),
      run('too late', 2),
      exercise({ window: { start_time: at(10), end_time: at(11) }, time: at(9) }),
      run('in the window', 10),
      run('after the window', 12),
      run('of another agent', 10, 'agent-2'),
      exercise({ scenario_ids: ['by nobody'], actor: undefined }),
      run('by nobody', 5),
      exercise({ scenario_ids: ['by itself'], actor: 'agent-1' }),
      run('by itself', 6),
      // A verdict "test" within the window, on a decision that is no scenario.
      decision({ decision_id: 'called test', time: at(10, 12) }),
      verdict({ decision_id: 'called test', verdict: 'test', time: at(12) }),
    );
    expect(rows.map(([id]) => id)).toEqual([
      'after the window',
      'by itself',
      'by nobody',
      'of another agent',
      'too late',
    ]);
  });

  it('puts back an act under a harmless category, by its name here or by what the name says', async () => {
    const named = (name: string, category: 'notify' | 'none' | 'enrich') =>
      ({ action: { name, category } }) as const;
    const rows = await built(
      decision({ decision_id: 'isolated', action: { name: 'cut_off', category: 'evict' } }),
      decision({ decision_id: 'known here', ...named('cut_off', 'notify') }),
      decision({ decision_id: 'by its name', ...named('block_indicator', 'enrich') }),
      wrong('by its name'),
      decision({ decision_id: 'reading', ...named('get_blocked_ips', 'enrich') }),
      decision({ decision_id: 'left alone', ...named('isolate_host', 'none'), abstained: true }),
      decision({ decision_id: 'ran', ...named('isolate_host', 'none'), abstained: true }),
      execution({ decision_id: 'ran', resource: { uid: 'host-1' } }),
    );
    expect(rows.filter((row) => row.reading === 2)).toMatchObject([
      { decision_id: 'by its name', action_category: 'isolate', is_action: true, warranted: false },
      { decision_id: 'known here', action_category: 'evict', is_action: true, warranted: null },
      { decision_id: 'ran', action_category: 'isolate', is_action: true, warranted: null },
    ]);
  });

  it('holds a weaker target against what was acted on', async () => {
    const warranted_actions = [{ category: 'isolate', resource_uid: 'host-1' }] as const;
    const ran = (id: string, uid: string) =>
      execution({ decision_id: id, action: isolate, resource: { uid } });
    const label = (id: string) => verdict({ decision_id: id, warranted_actions: [...warranted_actions] });
    const ids = ['wider', 'another', 'same'];
    const rows = await built(
      ...ids.map((id) => decision({ decision_id: id })),
      ...ids.map(label),
      ran('wider', 'host-1'),
      ran('wider', 'host-2'),
      ran('another', 'host-3'),
      ran('same', 'host-1'),
    );
    expect(rows.filter((row) => row.reading === 2)).toMatchObject([
      { decision_id: 'another', target_right: false },
      { decision_id: 'wider', target_right: true, over_scope: true },
    ]);
  });
});
