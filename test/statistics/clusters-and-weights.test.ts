import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterRobustFromSums,
  clusterRobustInterval,
  clusterRobustRatio,
} from '../../src/statistics/cluster-robust';
import { funnel } from '../../src/statistics/funnel';
import { hajekRate } from '../../src/statistics/hajek';
import { wilson } from '../../src/statistics/wilson';

const incidents = fc.array(
  fc
    .integer({ min: 1, max: 30 })
    .chain((n) => fc.record({ n: fc.constant(n), errors: fc.integer({ min: 0, max: n }) })),
  { minLength: 1, maxLength: 60 },
);

describe('cluster-robust rate', () => {
  it('gives the same from rows and from sums, and never more cases than there are', () => {
    fc.assert(
      fc.property(incidents, (clusters) => {
        const sum = (value: (c: { n: number; errors: number }) => number) =>
          clusters.reduce((total, c) => total + value(c), 0);
        const rows = clusterRobustRatio(clusters);
        const sums = clusterRobustFromSums({
          clusters: clusters.length,
          n: sum((c) => c.n),
          errors: sum((c) => c.errors),
          sumEE: sum((c) => c.errors ** 2),
          sumEM: sum((c) => c.errors * c.n),
          sumMM: sum((c) => c.n ** 2),
        });
        expect(sums.p).toBeCloseTo(rows.p ?? NaN, 12);
        expect(sums.effectiveN).toBeCloseTo(rows.effectiveN, 4);
        expect(rows.effectiveN).toBeLessThanOrEqual(sum((c) => c.n));
        const { lower, upper } = clusterRobustInterval(rows);
        expect(lower).toBeLessThanOrEqual(rows.p ?? NaN);
        expect(upper).toBeGreaterThanOrEqual(rows.p ?? NaN);
      }),
    );
  });

  it('counts incidents, not decisions, where there is no error or nothing but errors', () => {
    const clean = clusterRobustRatio([
      { n: 100, errors: 0 },
      { n: 1, errors: 0 },
      { n: 7, errors: 0 },
    ]);
    expect(clean).toMatchObject({ p: 0, designEffect: null, effectiveN: 3 });
    expect(clusterRobustInterval(clean)).toEqual(wilson(0, 3));
    expect(clusterRobustRatio([{ n: 9, errors: 9 }])).toMatchObject({
      p: 1,
      designEffect: null,
      effectiveN: 1,
    });
  });

  it('does not let one incident of 100,000 decisions speak for many', () => {
    const one = clusterRobustRatio([{ n: 100_000, errors: 10 }]);
    expect(one).toMatchObject({ designEffect: null, effectiveN: 1 });
    expect(clusterRobustInterval(one).upper).toBeGreaterThan(0.7);
  });

  it('sees clusters that err together: five of ten incidents wrong throughout count as ten cases', () => {
    const together = Array.from({ length: 10 }, (_, i) => ({ n: 8, errors: i < 5 ? 8 : 0 }));
    // v = 10/9 · 10·(4²)/80², over .25/80: 80/9. So n_eff = 80/(80/9) = 9.
    expect(clusterRobustRatio(together).designEffect).toBeCloseTo(80 / 9, 12);
    expect(clusterRobustRatio(together).effectiveN).toBeCloseTo(9, 12);
  });

  it('leaves out incidents without a decision and refuses more errors than decisions', () => {
    expect(clusterRobustRatio([{ n: 0, errors: 0 }])).toMatchObject({ p: null, effectiveN: 0, clusters: 0 });
    expect(clusterRobustInterval(clusterRobustRatio([]))).toEqual({ lower: 0, upper: 1 });
    expect(() => clusterRobustRatio([{ n: 1, errors: 2 }])).toThrow(RangeError);
  });

  it('is wider than Wilson at the same size below 30 incidents', () => {
    const few = clusterRobustRatio(Array.from({ length: 8 }, (_, i) => ({ n: 5, errors: i % 3 })));
    const plain = wilson((few.p ?? 0) * few.effectiveN, few.effectiveN);
    expect(clusterRobustInterval(few).upper).toBeGreaterThan(plain.upper);
  });
});

describe('weighted rate', () => {
  const cases = [
    { weight: 1, denominator: 1, numerator: 0, cluster: 'a' },
    { weight: 10, denominator: 1, numerator: 1, cluster: 'b' },
    { weight: 10, denominator: 0, numerator: 0, cluster: 'c' },
    { weight: 5, denominator: 1, numerator: 0, cluster: 'd' },
  ];

  it('is Σ(w·y·miss)/Σ(w·y): 10 of 16', () => {
    const rate = hajekRate(cases);
    expect(rate.p).toBe(10 / 16);
    expect(rate.n).toBe(3);
    // 3/2 · ((−10/16)² + (60/16)² + (−50/16)²)/16²
    expect(rate.se).toBeCloseTo(
      Math.sqrt((1.5 * ((10 / 16) ** 2 + (60 / 16) ** 2 + (50 / 16) ** 2)) / 256),
      12,
    );
  });

  it('equals the plain rate with equal weights, and refuses a weight below 1', () => {
    const equal = hajekRate(cases.map((one) => ({ ...one, weight: 4 })));
    expect(equal.p).toBeCloseTo(1 / 3, 12);
    expect(() => hajekRate(cases.map((one) => ({ ...one, weight: 0.5 })))).toThrow(RangeError);
  });

  it('knows nothing without a case, and little without a miss', () => {
    expect(hajekRate([])).toMatchObject({ p: null, lower: 0, upper: 1 });
    const none = hajekRate(cases.map((one) => ({ ...one, numerator: 0 })));
    expect(none.p).toBe(0);
    // Kish: 16²/(1 + 100 + 25)
    expect(none.effectiveN).toBeCloseTo(256 / 126, 12);
  });
});

describe('funnel', () => {
  it('finds no over-dispersion among equal operators, and flags the one who stands out', () => {
    const alike = Array.from({ length: 12 }, () => ({ events: 20, n: 100 }));
    expect(funnel(alike)).toMatchObject({ tauSquared: 0, phi: expect.closeTo(0, 12) });
    const odd = funnel([...alike, { events: 60, n: 100 }]);
    expect(odd.points.map(({ outside }) => outside)).toEqual([...alike.map(() => null), 'above']);
  });

  it('widens its limits when operators differ more than chance', () => {
    const rates = [5, 35, 8, 30, 12, 28, 6, 33, 10, 31];
    const spread = funnel(rates.map((events) => ({ events, n: 100 })));
    expect(spread.tauSquared).toBeGreaterThan(0);
    expect(spread.points.filter(({ outside }) => outside !== null)).toHaveLength(0);
  });

  it('takes exact limits under 20 cases', () => {
    const { points } = funnel([
      { events: 5, n: 10 },
      { events: 50, n: 100 },
    ]);
    expect(points[0]?.method).toBe('exact');
    expect(points[1]?.method).toBe('arcsine');
    // P(Bin(10, ½) ≤ 1) = 11/1024 < .025 ≤ 56/1024 = P(≤ 2): 2 − (56/1024 − .025)/(45/1024), of 10.
    expect(points[0]?.lower).toBeCloseTo((2 - (56 / 1024 - 0.025) / (45 / 1024)) / 10, 12);
    expect(points[0]?.upper).toBeCloseTo(1 - (points[0]?.lower ?? 0) - 0.1, 1);
  });

  it('compares with what the case mix leads one to expect', () => {
    const { points } = funnel([
      { events: 40, n: 100, expected: 40 },
      { events: 10, n: 100, expected: 10 },
    ]);
    expect(points.map(({ rate }) => rate)).toEqual([0.25, 0.25]);
  });
});
