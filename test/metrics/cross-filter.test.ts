import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../src/metrics/catalogue';
import { crossFilter } from '../../src/metrics/cross-filter/cross-filter';
import { operatorFunnel } from '../../src/metrics/operator-funnel/operator-funnel';
import { measure } from '../../src/metrics/rate/measure';
import { emptySelection } from '../../src/slice/selection/selection';
import { changeFacts, queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

const overrides = definitionOf('override_rate');
const of = (n: number, fact: Fact): Fact[] => Array.from({ length: n }, () => fact);
const no: Fact = { human_outcome: 'reject', is_overridden: true };
const charts = [
  { dimension: 'reviewer_group', most: 10 },
  { dimension: 'hour', most: 24 },
  { dimension: 'workflow', most: 10 },
] as const;
const told = (
  counts: Awaited<ReturnType<typeof crossFilter>>[keyof Awaited<ReturnType<typeof crossFilter>>],
) => Object.fromEntries((counts?.rates ?? []).map(({ key, n, hits }) => [key, [hits, n]]));

// Day: 6 decided at nine (2 overridden), 4 at ten (1). Night: 3 at nine (3), 2 at ten (0).
const facts: Fact[] = [
  ...of(4, { reviewer_group: 'day', hour: '09', workflow: 'mail' }),
  ...of(2, { reviewer_group: 'day', hour: '09', workflow: 'mail', ...no }),
  ...of(3, { reviewer_group: 'day', hour: '10', workflow: 'host' }),
  ...of(1, { reviewer_group: 'day', hour: '10', workflow: 'host', ...no }),
  ...of(3, { reviewer_group: 'night', hour: '09', workflow: 'host', ...no }),
  ...of(2, { reviewer_group: 'night', hour: '10', workflow: 'mail' }),
  ...of(5, { reviewer_group: 'night', hour: '10', human_outcome: 'pending', is_decided: false }),
].map((fact, at) => ({ ...fact, incident_key: at }));

describe('charts that filter each other', () => {
  it.each(['quick', 'full'] as const)('narrow all others and not themselves (%s)', async (depth) => {
    const query = await queryOver(facts);
    const whole = await crossFilter(query, overrides, emptySelection, charts, depth);
    expect(told(whole.reviewer_group)).toEqual({ day: [3, 10], night: [3, 5] });
    expect(told(whole.hour)).toEqual({ '09': [5, 9], '10': [1, 6] });

    const one = { ...emptySelection, only: { hour: ['09'] } };
    const byHour = await crossFilter(query, overrides, one, charts, depth);
    expect(told(byHour.hour)).toEqual({ '09': [5, 9], '10': [1, 6] });
    expect(told(byHour.reviewer_group)).toEqual({ day: [2, 6], night: [3, 3] });
    expect(told(byHour.workflow)).toEqual({ mail: [2, 6], host: [3, 3] });

    const two = { ...emptySelection, only: { hour: ['09'], reviewer_group: ['night'] } };
    const byBoth = await crossFilter(query, overrides, two, charts, depth);
    expect(told(byBoth.hour)).toEqual({ '09': [3, 3], '10': [0, 2] });
    expect(told(byBoth.reviewer_group)).toEqual({ day: [2, 6], night: [3, 3] });
    expect(told(byBoth.workflow)).toEqual({ host: [3, 3] });

    const outside = { ...emptySelection, only: { hour: ['09'], agent: ['nobody'] } };
    expect(told((await crossFilter(query, overrides, outside, charts, depth)).hour)).toEqual({});
  });

  it('give each value the share and interval that the measure itself gives', async () => {
    const query = await queryOver(facts);
    const selection = { ...emptySelection, only: { workflow: ['mail', 'host'] } };
    const { reviewer_group: crossed } = await crossFilter(query, overrides, selection, charts, 'full');
    const alone = await measure(query, overrides, selection, 'reviewer_group');
    const plain = (rates: readonly { key: string }[]) =>
      rates
        .filter(({ key }) => key !== '(none)')
        .map(({ ...rate }) => ({ ...rate, statement: null }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(plain(crossed?.rates ?? [])).toEqual(plain(alone));
  });

  it('name the values with most hits, what was chosen, and add up the rest', async () => {
    const many = Array.from({ length: 30 }, (_, at): Fact[] => [
      ...of(at % 3, { workflow: `w${String(at).padStart(2, '0')}`, ...no }),
      ...of(2, { workflow: `w${String(at).padStart(2, '0')}` }),
    ]).flat();
    const query = await queryOver(many);
    const few = [{ dimension: 'workflow', most: 3 }] as const;
    const first = await crossFilter(query, overrides, emptySelection, few, 'quick');
    expect(told(first.workflow)).toEqual({ w02: [2, 4], w05: [2, 4], w08: [2, 4] });
    // 30 overrides and 90 decisions in all.
    expect(first.workflow?.rest).toEqual({ values: 27, n: 78, hits: 24, unresolved: 0 });
    const chosen = { ...emptySelection, only: { workflow: ['w00'] } };
    const second = await crossFilter(query, overrides, chosen, few, 'quick');
    expect(told(second.workflow)).toMatchObject({ w00: [0, 2], w02: [2, 4] });
    expect(second.workflow?.rest?.values).toBe(26);
  });

  it('name a few of very many people and count the others', async () => {
    const query = await queryOver([{ person: 'aaaaaaaaaaaa', ...no }]);
    await changeFacts('ALTER TABLE facts ALTER person TYPE VARCHAR');
    await changeFacts(
      "INSERT INTO facts SELECT facts.* REPLACE (printf('%012x', range) AS person, range AS incident_key) FROM facts, range(250000)",
    );
    const people = [{ dimension: 'person', most: 8 }] as const;
    const { person } = await crossFilter(query, overrides, emptySelection, people, 'full');
    expect(person?.rates).toHaveLength(8);
    expect(person?.rest).toEqual({ values: 249_993, n: 249_993, hits: 249_993, unresolved: 0 });
    const funnel = await operatorFunnel(query, emptySelection);
    // The one that was there, and 250,000 more.
    expect([funnel.people.length, funnel.everybody, funnel.gini, funnel.lorenz]).toEqual([
      2000,
      250_001,
      null,
      null,
    ]);
    await changeFacts('DROP TABLE facts');
  });

  it('keep an empty string, a missing word and the word none apart', async () => {
    const query = await queryOver([{ workflow: '' }, { workflow: '(none)' }, { workflow: 'none' }]);
    const { workflow } = await crossFilter(query, overrides, emptySelection, charts, 'quick');
    expect(told(workflow)).toEqual({ '': [0, 1], '(none)': [0, 1], none: [0, 1] });
  });
});
