import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clausesOf } from '../../src/app/screens/overrides/Chips';
import { peopleSentence } from '../../src/answers/overrides/people-words';
import { chartRows } from '../../src/app/screens/overrides/chart-rows';
import { valueWords } from '../../src/words/dimension-words';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import { crossFilter } from '../../src/metrics/cross-filter/cross-filter';
import { definitionOf } from '../../src/metrics/catalogue';
import { countDecisions } from '../../src/metrics/decisions/list';
import { presentValues } from '../../src/metrics/in-view/present-values';
import { operatorFunnel } from '../../src/metrics/operator-funnel/operator-funnel';
import { fromAddress, toAddress } from '../../src/slice/address/address';
import { emptySelection } from '../../src/slice/selection/selection';
import { rebuilt } from '../fixtures/built';
import { insertRecords } from '../fixtures/database';
import { at, decision, review } from '../fixtures/records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const override = definitionOf('override_rate');
const nameOf = (dimension: Parameters<typeof valueWords>[0], value: string) => valueWords(dimension, value);
const reviewOf = (id: string, group: string | undefined, isReject: boolean) =>
  review({
    decision_id: id,
    outcome: isReject ? 'reject' : 'approve',
    reviewer: { uid: `of-${id}`, ...(group === undefined ? {} : { group }) },
  });

describe('an empty text and nothing at all', () => {
  // Per team: whether each of its decisions was rejected.
  const teams: readonly (readonly [group: string | undefined, rejected: readonly boolean[]])[] = [
    ['', [true, true, false, false, false]],
    [undefined, [true, false, false]],
    ['day', [false, true]],
    [' ', [true]],
  ];
  beforeAll(async () => {
    const records = teams.flatMap(([group, rejected], team) =>
      rejected.flatMap((isReject, at) => {
        const id = `${team}-${at}`;
        return [decision({ decision_id: id }), reviewOf(id, group, isReject)];
      }),
    );
    await rebuilt(database, [records]);
  });
  const keyOf = (group: string | undefined) => group ?? '(none)';

  it('are counted apart, in the chart and in what can be chosen', async () => {
    const found = await crossFilter(
      database,
      override,
      emptySelection,
      [{ dimension: 'reviewer_group', most: 8 }],
      'full',
    );
    const rates = found.reviewer_group?.rates ?? [];
    for (const [group, rejected] of teams)
      expect(rates.find(({ key }) => key === keyOf(group))).toMatchObject({
        n: rejected.length,
        hits: rejected.filter(Boolean).length,
      });
    const rows = chartRows('reviewer_group', found.reviewer_group, undefined, nameOf, 'lines');
    expect(new Set(rows.map(({ name }) => name)).size).toBe(teams.length);
    expect(rows.map(({ name }) => name)).toContain('“” (empty text)');
    expect(rows.map(({ name }) => name)).toContain('not logged');
    const present = await presentValues(database);
    expect((present.reviewer_group ?? []).map(({ value }) => value)).toEqual(
      expect.arrayContaining(['', '(none)', 'day']),
    );
  });

  it.each(teams)('%j is kept alone by its clause, its link and its chip', async (group, rejected) => {
    const selection = { ...emptySelection, only: { reviewer_group: [keyOf(group)] } };
    const total = await countDecisions(database, { of: 'view' }, selection);
    expect(total.decisions).toBe(rejected.length);
    expect(fromAddress(toAddress(selection))).toEqual({ selection, problems: [] });
    const [chip] = clausesOf(selection, nameOf);
    expect(chip?.said.trim()).not.toBe('');
    // Nor does any other chart count more than the clause keeps.
    const found = await crossFilter(
      database,
      override,
      selection,
      [{ dimension: 'workflow', most: 8 }],
      'quick',
    );
    expect(found.workflow?.rates.map(({ n }) => n)).toEqual([rejected.length]);
  });
});

describe('a person for every decision', () => {
  const people = 100_000;
  beforeAll(async () => {
    await database.clear();
    const step = 20_000;
    for (let from = 0; from < people; from += step) {
      const ids = Array.from({ length: step }, (_, index) => `d${from + index}`);
      await insertRecords(
        database,
        ids.flatMap((id, index) => [
          decision({ decision_id: id }),
          reviewOf(id, 'day', (from + index) % 4 === 0),
        ]),
      );
    }
    await insertRecords(database, [decision({ decision_id: 'late', time: at(30) })]);
    await database.build();
  });

  it('leaves a chart of eight and the rest, which add up', async () => {
    const found = await crossFilter(
      database,
      override,
      emptySelection,
      [{ dimension: 'person', most: 8 }],
      'full',
    );
    const { rates, rest } = found.person ?? { rates: [], rest: null };
    expect(rates).toHaveLength(8);
    const n = rates.reduce((sum, rate) => sum + rate.n, rest?.n ?? 0);
    const hits = rates.reduce((sum, rate) => sum + rate.hits, rest?.hits ?? 0);
    expect([n, hits, rest?.values]).toEqual([people, people / 4, people - 8]);
  });

  it('is answered by the screen of people', async () => {
    const found = await operatorFunnel(database, emptySelection);
    expect([found.everybody, found.people.length, found.overrides]).toEqual([people, 2_000, people / 4]);
    expect(found.adjusted.target).toBe(0.25);
    // One decision says nothing about anybody: a quarter of all overrode theirs.
    expect(found.people.filter(({ crude, adjusted }) => crude.outside ?? adjusted.outside)).toEqual([]);
    expect(peopleSentence(found)).toMatch(/^No person overrides more/);
    const [one] = await database.rows(
      { sql: 'SELECT CAST(count(*) AS DOUBLE) AS n FROM people', values: [] },
      z.object({ n: z.number() }),
    );
    expect(one?.n).toBe(people);
  });
});
