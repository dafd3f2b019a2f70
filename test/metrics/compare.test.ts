import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../src/metrics/catalogue';
import { compareSlices, sharedDecisions } from '../../src/metrics/compare/compare';
import { multiples } from '../../src/metrics/compare/multiples';
import { clopperPearson } from '../../src/statistics/clopper-pearson';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

const overrides = definitionOf('override_rate');
const of = (n: number, fact: Fact): Fact[] => Array.from({ length: n }, () => fact);
const no: Fact = { human_outcome: 'reject', is_overridden: true };
const facts = [
  ...of(56, { workflow: 'mail', week: '2026-03-02', ...no }),
  ...of(14, { workflow: 'mail', week: '2026-03-02' }),
  ...of(48, { workflow: 'host', week: '2026-03-09', ...no }),
  ...of(32, { workflow: 'host', week: '2026-03-09' }),
  ...of(20, { workflow: 'host', is_production: false, environment: 'test', ...no }),
].map((fact, at) => ({ incident_key: at, ...fact }));
const mail = { ...emptySelection, only: { workflow: ['mail'] } };
const host = { ...emptySelection, only: { workflow: ['host'] } };

describe('two slices side by side', () => {
  it('has the difference and interval of Newcombe (56 of 70 against 48 of 80), with incidents of one decision', async () => {
    const query = await queryOver(facts);
    const [row] = await compareSlices(query, [overrides], mail, host);
    expect([row?.a.hits, row?.a.n, row?.b.hits, row?.b.n]).toEqual([56, 70, 48, 80]);
    expect(row?.difference).toBeCloseTo(0.2, 12);
    // The clustered variance divides by G − 1, so that 70 and 80 incidents count as 69 and 79; (z/t)² by tables,
    // t(69) = 1.994945, t(79) = 1.990450.
    const sizes = [69 * (1.959964 / 1.994945) ** 2, 79 * (1.959964 / 1.99045) ** 2] as const;
    const first = clopperPearson(0.8 * sizes[0], sizes[0]);
    const second = clopperPearson(0.6 * sizes[1], sizes[1]);
    const lower = 0.2 - Math.sqrt((0.8 - first.lower) ** 2 + (second.upper - 0.6) ** 2);
    const upper = 0.2 + Math.sqrt((first.upper - 0.8) ** 2 + (0.6 - second.lower) ** 2);
    expect(row?.interval?.lower).toBeCloseTo(lower, 6);
    expect(row?.interval?.upper).toBeCloseTo(upper, 6);
    // Newcombe 1998, table II, example (a), from Wilson's limits: 0.0524 to 0.3339; exact limits are wider.
    expect(lower).toBeLessThan(0.0524);
    expect(upper).toBeGreaterThan(0.3339);
    expect(Math.max(0.0524 - lower, upper - 0.3339)).toBeLessThan(0.02);
  });

  it('takes as the rest what the environment holds and A leaves out, tests never', async () => {
    const query = await queryOver(facts);
    const [row] = await compareSlices(query, [overrides], mail, 'rest');
    expect([row?.b.hits, row?.b.n]).toEqual([48, 80]);
    const [whole] = await compareSlices(query, [overrides], emptySelection, 'rest');
    expect(whole).toMatchObject({ b: { n: 0 }, difference: null, interval: null });
  });

  it('counts what stands in both', async () => {
    const query = await queryOver(facts);
    expect(await sharedDecisions(query, mail, host)).toBe(0);
    expect(await sharedDecisions(query, mail, emptySelection)).toBe(70);
    expect(await sharedDecisions(query, mail, 'rest')).toBe(0);
  });

  it('splits by any dimension, week by week', async () => {
    const query = await queryOver(facts);
    const { panels, values } = await multiples(query, overrides, emptySelection, 'workflow');
    const told = panels.map(({ value, n, hits, weeks }) => [value, hits, n, weeks.map(({ key }) => key)]);
    expect(told).toEqual([
      ['host', 48, 80, ['2026-03-09']],
      ['mail', 56, 70, ['2026-03-02']],
    ]);
    expect(values).toBe(2);
    const many = Array.from({ length: 20 }, (_, at) => of(at + 1, { workflow: `w${at}` })).flat();
    const few = await multiples(await queryOver(many), overrides, emptySelection, 'workflow');
    expect(few.panels).toHaveLength(12);
    expect([few.panels[0]?.value, few.values]).toEqual(['w19', 20]);
  });

  it('counts the incidents of a value once, over whatever weeks they go on', async () => {
    // Twelve decisions of three incidents, each in two weeks; one more decision that is not counted.
    const clustered = [1, 2, 3].flatMap((incident_key) =>
      ['2026-03-02', '2026-03-09'].flatMap((week) => of(2, { incident_key, week, workflow: 'mail' })),
    );
    const pending: Fact = { incident_key: 4, workflow: 'mail', human_outcome: 'pending', is_decided: false };
    const query = await queryOver([...clustered, pending]);
    const { panels } = await multiples(query, overrides, emptySelection, 'workflow');
    expect(panels.map(({ n, incidents }) => [n, incidents])).toEqual([[12, 3]]);
  });
});
