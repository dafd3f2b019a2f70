import { describe, expect, it } from 'vitest';
import { clusteredP, judge, without } from '../../src/metrics/patterns/judge';
import { addableDimensions, conjunctionsOf, usualDimensions } from '../../src/metrics/patterns/count';
import { falsePositiveShare } from '../../src/metrics/shares/false-positive-share';
import { overrideRate } from '../../src/metrics/shares/override-rate';
import { unsafeAction } from '../../src/metrics/shares/unsafe-action';
import type { Clauses, CountedSlice, Counts } from '../../src/metrics/patterns/count';
import { fisherExact } from '../../src/statistics/fisher-exact';

/** One decision an incident. */
const alone = (n: number, hits: number): Counts => ({
  n,
  hits,
  incidents: n,
  sum_ee: hits,
  sum_em: hits,
  sum_mm: n,
  hit_incidents: hits,
  other_incidents: n - hits,
});
const slice = (counts: Counts, ...clauses: [Clauses['dimension'], string][]): CountedSlice => ({
  ...counts,
  clauses: clauses.map(([dimension, value]) => ({ dimension, value })),
});
const told = ({ patterns }: ReturnType<typeof judge>) =>
  patterns.map(({ clauses, explainedBy }) => [clauses.map(({ value }) => value).join('+'), [...explainedBy]]);

describe('conjunctions', () => {
  it('are every set of one, two and three dimensions once', () => {
    const sets = conjunctionsOf(['agent', 'workflow', 'hour', 'action']);
    // 4 + 6 + 4
    expect(sets).toHaveLength(14);
    expect(new Set(sets.map((set) => [...set].sort().join())).size).toBe(14);
    expect(conjunctionsOf(['agent', 'workflow'], 1)).toEqual([['agent'], ['workflow']]);
  });
});

describe('what is searched', () => {
  it('is not what the measure is made of', () => {
    expect(overrideRate.madeOf).toEqual(['human_outcome', 'reason_code']);
    expect(unsafeAction.madeOf).toEqual(['policy_outcome']);
    expect(falsePositiveShare.madeOf).toEqual([]);
  });
  it('names no dimension twice, and leaves out by default what is written with the answer', () => {
    const all = [...usualDimensions, ...addableDimensions];
    expect(new Set(all).size).toBe(all.length);
    for (const late of ['reason_code', 'human_outcome', 'label_basis'] as const)
      expect(usualDimensions).not.toContain(late);
  });
});

describe('the test of a slice', () => {
  it('is Fisher’s where cells are small, doubled', () => {
    const p = clusteredP(alone(20, 10), alone(980, 40), 1);
    const table = [
      [9, 10],
      [41, 939],
    ] as const;
    const exact = fisherExact(
      [
        [10, 10],
        [40, 940],
      ],
      'greater',
    );
    // The clustered variance divides by G − 1: 20 incidents count as 19, rounded against the difference.
    expect(p).toBeGreaterThanOrEqual(2 * exact);
    expect(p).toBeLessThan(1e-6);
    expect(fisherExact(table, 'greater')).toBeLessThan(1e-5);
  });
  it('counts decisions of one incident as one piece of evidence', () => {
    // Ten incidents of four decisions, all or none of them hit: as if 10 and not 40.
    const clumped: Counts = {
      ...{ n: 40, hits: 12, incidents: 10, sum_ee: 48, sum_em: 48, sum_mm: 160 },
      ...{ hit_incidents: 3, other_incidents: 7 },
    };
    expect(clusteredP(clumped, alone(1000, 100), 1)).toBeGreaterThan(0.05);
    expect(clusteredP(alone(40, 12), alone(1000, 100), 1)).toBeLessThan(0.005);
  });
  it('says nothing against nothing', () => {
    expect(clusteredP(alone(50, 5), alone(0, 0), 1)).toBe(1);
    expect(clusteredP(alone(50, 0), alone(500, 0), 1)).toBe(1);
    expect(without(alone(50, 5), alone(60, 2))).toMatchObject({ n: 0, hits: 0 });
  });
});

describe('the judge', () => {
  const whole = alone(2000, 200);
  it('lets a narrower slice in only where it differs from the wider one', () => {
    // Ann 60 of 200; everywhere alike, so her part on Mondays adds nothing. Mail at night: 40 of 50 within alike parents.
    const slices = [
      slice(alone(200, 60), ['person', 'ann']),
      slice(alone(1000, 100), ['weekday', 'monday']),
      slice(alone(100, 32), ['person', 'ann'], ['weekday', 'monday']),
      slice(alone(500, 75), ['workflow', 'mail']),
      slice(alone(400, 62), ['hour', 'night']),
      slice(alone(50, 40), ['workflow', 'mail'], ['hour', 'night']),
    ];
    const judged = judge(whole, slices);
    expect(judged.tried).toBe(6);
    const standing = told(judged).filter(([, by]) => by!.length === 0);
    expect(standing).toEqual([
      ['mail+night', []],
      ['ann', []],
    ]);
    expect(told(judged).some(([name]) => name === 'ann+monday')).toBe(false);
  });
  it('puts what stronger patterns explain behind them, with their names', () => {
    const slices = [
      slice(alone(200, 100), ['person', 'ann']),
      slice(alone(600, 120), ['reviewer_group', 'cloud']),
      slice(alone(200, 100), ['person', 'ann'], ['reviewer_group', 'cloud']),
    ];
    expect(told(judge(whole, slices))).toEqual([
      ['ann', []],
      ['cloud', [0]],
    ]);
  });
  it('finds nothing where shares are alike, and where the only difference is one of many tried', () => {
    const alike = Array.from({ length: 100 }, (_, i) => slice(alone(20, 2), ['workflow', `w${i}`]));
    expect(judge(whole, alike).patterns).toEqual([]);
    const lucky = [slice(alone(100, 20), ['workflow', 'lucky']), ...alike];
    expect(judge(whole, lucky.slice(0, 1)).patterns).toHaveLength(1);
    expect(judge(whole, lucky).patterns).toEqual([]);
  });
});
