import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredAgreement } from '../../src/statistics/clustered-agreement';
import { clusterRobustRatio, clusterSums } from '../../src/statistics/cluster-robust';
import { cohenKappa } from '../../src/statistics/cohen-kappa';
import { gwetAc1 } from '../../src/statistics/gwet-ac1';
import { randomSource } from '../../src/statistics/random';
import { funnel } from '../../src/statistics/funnel';
import { hajekRate } from '../../src/statistics/hajek';
import { kornGraubard } from '../../src/statistics/korn-graubard';
import { intervalSettings, missesOf } from '../bench/intervals';

const incidents = fc.array(
  fc
    .integer({ min: 1, max: 30 })
    .chain((n) => fc.record({ n: fc.constant(n), errors: fc.integer({ min: 0, max: n }) })),
  { minLength: 1, maxLength: 60 },
);

/** Upper (lower) exact limit by bisection on the binomial's own sum, not on the beta distribution. */
function exactLimit(x: number, n: number, side: 'lower' | 'upper', tail = 0.025): number {
  const term = (k: number, p: number) => {
    let product = 1;
    for (let i = 0; i < k; i += 1) product *= ((n - i) / (k - i)) * p;
    return product * (1 - p) ** (n - k);
  };
  const atMost = (k: number, p: number) =>
    Array.from({ length: k + 1 }, (_, i) => term(i, p)).reduce((sum, one) => sum + one, 0);
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const p = (low + high) / 2;
    const isBelow = side === 'upper' ? atMost(x, p) > tail : 1 - atMost(x - 1, p) < tail;
    if (isBelow) low = p;
    else high = p;
  }
  return low;
}

describe('cluster-robust rate', () => {
  it('is the sum over residuals of incidents, with a floor under its design effect', () => {
    fc.assert(
      fc.property(incidents, (clusters) => {
        const sum = (value: (c: { n: number; errors: number }) => number) =>
          clusters.reduce((total, c) => total + value(c), 0);
        const found = clusterRobustRatio(clusters);
        const [n, g] = [sum((c) => c.n), clusters.length];
        const p = sum((c) => c.errors) / n;
        expect(found.p).toBeCloseTo(p, 12);
        if (found.designEffect !== null) {
          const variance = ((g / (g - 1)) * sum((c) => (c.errors - p * c.n) ** 2)) / n ** 2;
          expect(found.designEffect).toBeCloseTo(variance / ((p * (1 - p)) / n), 6);
          expect(found.effectiveN).toBeLessThanOrEqual((n / found.designEffect) * (1 + 1e-9));
        }
        expect(found.effectiveN).toBeLessThanOrEqual(n / (1 + (sum((c) => c.n ** 2) / n - 1) * 0.1) + 1e-9);
        const { lower, upper } = kornGraubard(found);
        expect(lower).toBeLessThanOrEqual(p);
        expect(upper).toBeGreaterThanOrEqual(p);
      }),
    );
  });

  it('takes the floor alone where there is no error or nothing but errors', () => {
    const sizes = [100, 1, 7];
    // Σm²/Σm = 10050/108, so the floor is 1 + (10050/108 − 1)·0.3.
    const floor = 1 + (10050 / 108 - 1) * 0.3;
    const clean = clusterRobustRatio(sizes.map((n) => ({ n, errors: 0 })));
    expect(clean).toMatchObject({ p: 0, designEffect: null });
    expect(clean.effectiveN).toBeCloseTo(108 / floor, 10);
    // t(2) at 0.975 is 4.302653: no error in n* gives 1 − 0.025^(1/n*).
    const n = (108 / floor) * (1.959964 / 4.302653) ** 2;
    expect(kornGraubard(clean)).toEqual({ lower: 0, upper: expect.closeTo(1 - 0.025 ** (1 / n), 6) });
    const full = kornGraubard(clusterRobustRatio(sizes.map((m) => ({ n: m, errors: m }))));
    expect(full).toEqual({ lower: expect.closeTo(0.025 ** (1 / n), 6), upper: 1 });
  });

  it('is Clopper and Pearson’s at the size that few incidents leave', () => {
    // Fifty incidents of one decision, five in error: the variance has 50/49, so n_eff = 49; t(49) = 2.009575.
    const single = kornGraubard(
      clusterRobustRatio(Array.from({ length: 50 }, (_, i) => ({ n: 1, errors: i < 5 ? 1 : 0 }))),
    );
    // Between the exact limits of 5 in 50 and of the same share in 40.
    expect(single.upper).toBeGreaterThan(exactLimit(5, 50, 'upper'));
    expect(single.upper).toBeLessThan(exactLimit(4, 40, 'upper'));
    expect(single.lower).toBeLessThan(exactLimit(5, 50, 'lower'));
    expect(single.lower).toBeGreaterThan(exactLimit(4, 40, 'lower'));
    // A whole n* and x*: 0.2 of 20 at a t that is a z (a million incidents).
    const whole = kornGraubard({ p: 0.2, effectiveN: 20, clusters: 1e6 });
    expect(whole.lower).toBeCloseTo(exactLimit(4, 20, 'lower'), 5);
    expect(whole.upper).toBeCloseTo(exactLimit(4, 20, 'upper'), 5);
  });

  it('assumes less correlation once 20 incidents hold an error, and 20 one that is none', () => {
    const effective = (wrong: number) =>
      clusterRobustRatio(Array.from({ length: 100 }, (_, i) => ({ n: 10, errors: i < wrong ? 1 : 0 })))
        .effectiveN;
    expect(effective(19)).toBeCloseTo(1000 / (1 + 9 * 0.3), 10);
    expect(effective(20)).toBeCloseTo(1000 / (1 + 9 * 0.1), 10);
    const mirrored = clusterRobustRatio(
      Array.from({ length: 100 }, (_, i) => ({ n: 10, errors: i < 19 ? 9 : 10 })),
    );
    expect(mirrored.effectiveN).toBeCloseTo(effective(19), 10);
  });

  it('learns nothing from one incident, however large', () => {
    const one = clusterRobustRatio([{ n: 100_000, errors: 10 }]);
    expect(one.designEffect).toBeNull();
    expect(kornGraubard(one)).toEqual({ lower: 0, upper: 1 });
  });

  it('sees clusters that err together: five of ten incidents wrong throughout count as ten cases', () => {
    const together = Array.from({ length: 10 }, (_, i) => ({ n: 8, errors: i < 5 ? 8 : 0 }));
    // v = 10/9 · 10·(4²)/80², over .25/80: 80/9. So n_eff = 80/(80/9) = 9.
    expect(clusterRobustRatio(together).designEffect).toBeCloseTo(80 / 9, 12);
    expect(clusterRobustRatio(together).effectiveN).toBeCloseTo(9, 12);
  });

  it('leaves out incidents without a decision and refuses more errors than decisions', () => {
    expect(clusterRobustRatio([{ n: 0, errors: 0 }])).toMatchObject({ p: null, effectiveN: 0, clusters: 0 });
    expect(kornGraubard(clusterRobustRatio([]))).toEqual({ lower: 0, upper: 1 });
    expect(() => clusterRobustRatio([{ n: 1, errors: 2 }])).toThrow(RangeError);
  });

  it('has its upper end below the truth in at most 2.5 % of simulated logs, within simulation error', () => {
    const runs = 400;
    // 2.5 % and three standard errors of 400 runs: 4.8 %.
    const bound = 0.025 + 3 * Math.sqrt((0.025 * 0.975) / runs);
    for (const setting of intervalSettings.filter(({ correlation }) => correlation <= 0.3))
      expect(missesOf(setting, runs, 7).above, setting.name).toBeLessThanOrEqual(bound);
  }, 30_000);
});

/** Pairs (row, column) of each incident, as a table, products over incidents and sums of agreement. */
function agreementOf(incidents: readonly (readonly (readonly [number, number])[])[]) {
  const cells = [
    [0, 0],
    [0, 0],
  ];
  const products = new Map<string, { a: [number, number]; b: [number, number]; sum: number }>();
  for (const pairs of incidents)
    for (const [i, j] of pairs) {
      cells[i]![j]! += 1;
      for (const [k, l] of pairs) {
        const key = [i, j, k, l].join();
        const one = products.get(key) ?? { a: [i, j], b: [k, l], sum: 0 };
        one.sum += 1;
        products.set(key, one);
      }
    }
  const clusters = incidents.map((pairs) => ({
    n: pairs.length,
    errors: pairs.filter(([i, j]) => i === j).length,
  }));
  return clusteredAgreement(cells, [...products.values()], clusterSums(clusters));
}
type Pair = readonly [number, number];
const spread: Pair[] = [
  ...Array.from({ length: 40 }, (): Pair => [0, 0]),
  ...Array.from({ length: 35 }, (): Pair => [1, 1]),
  ...Array.from({ length: 15 }, (): Pair => [0, 1]),
  ...Array.from({ length: 10 }, (): Pair => [1, 0]),
];
const width = (found: { lower: number; upper: number } | null) => found!.upper - found!.lower;

describe('kappa and AC1 of pairs in incidents', () => {
  const table = [
    [40, 15],
    [10, 35],
  ];
  const alone = agreementOf(spread.map((pair) => [pair]));

  it('have the published variances where every pair is an incident of its own, or the wider of two', () => {
    const [kappa, ac1] = [cohenKappa(table)!, gwetAc1(table)!];
    expect(alone.kappa?.value).toBeCloseTo(kappa.kappa, 12);
    expect(alone.ac1?.value).toBeCloseTo(ac1.ac1, 12);
    // t(99) = 1.984217, and G/(G − 1) = 100/99, against z and n.
    const half = 1.984217 * Math.sqrt(100 / 99);
    expect(alone.kappa!.lower).toBeLessThanOrEqual(kappa.kappa - half * kappa.ase + 1e-6);
    expect(alone.kappa!.lower).toBeCloseTo(kappa.kappa - half * kappa.ase, 1);
    expect(alone.ac1!.lower).toBeLessThanOrEqual(ac1.ac1 - half * ac1.se + 1e-6);
    expect(alone.ac1!.lower).toBeCloseTo(ac1.ac1 - half * ac1.se, 1);
  });

  it('learn nothing from pairs that repeat those of their incident', () => {
    const fourfold = agreementOf(spread.map((pair) => [pair, pair, pair, pair]));
    expect(fourfold.kappa?.value).toBeCloseTo(alone.kappa!.value, 12);
    expect(width(fourfold.kappa)).toBeCloseTo(width(alone.kappa), 1);
    const apart = agreementOf([...spread, ...spread, ...spread, ...spread].map((pair) => [pair]));
    expect(width(apart.kappa)).toBeLessThan(0.55 * width(fourfold.kappa));
    expect(width(apart.ac1)).toBeLessThan(0.55 * width(fourfold.ac1));
  });

  it('is about the delete-one-incident jackknife where many incidents are unlike', () => {
    const random = randomSource(3);
    const incidents = Array.from({ length: 150 }, () => {
      const [mind, human] = [random.below(2), random.uniform() < 0.8];
      return Array.from({ length: 1 + random.below(6) }, (): Pair => {
        const agent = random.uniform() < 0.8 ? mind : 1 - mind;
        return [agent, human ? agent : 1 - agent];
      });
    });
    const found = agreementOf(incidents);
    const left = incidents.map(
      (_, at) => agreementOf(incidents.filter((__, other) => other !== at)).kappa!.value,
    );
    const mean = left.reduce((sum, one) => sum + one, 0) / left.length;
    const se = Math.sqrt((149 / 150) * left.reduce((sum, one) => sum + (one - mean) ** 2, 0));
    // t(149) = 1.976013
    expect(width(found.kappa) / 2).toBeGreaterThan(0.97 * 1.976 * se);
    expect(width(found.kappa) / 2).toBeLessThan(1.15 * 1.976 * se);
  });

  it('do not take full agreement for certainty', () => {
    const sure = agreementOf(Array.from({ length: 20 }, (_, i): Pair[] => [[i % 2, i % 2]]));
    expect(sure.kappa).toMatchObject({ value: 1, upper: 1 });
    // 20 of 20 agree: the limit 0.025^(1/n*) with n* = 20·(1.959964/2.093024)², through (p − ½)/½.
    const limit = 0.025 ** (1 / (20 * (1.959964 / 2.093024) ** 2));
    expect(sure.kappa?.lower).toBeCloseTo((limit - 0.5) / 0.5, 5);
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

  it('counts alike cases and alike clusters as if each were given', () => {
    const kinds = [
      { cluster: 'a', weight: 2.5, denominator: 1, numerator: 1, cases: 3 },
      { cluster: 'b', weight: 1, denominator: 1, numerator: 1, cases: 2, clusters: 4 },
      { cluster: 'b', weight: 1, denominator: 1, numerator: 0, cases: 1, clusters: 4 },
      { cluster: 'c', weight: 1.5, denominator: 1, numerator: 0, cases: 2, clusters: 9 },
    ];
    const each = kinds.flatMap(({ cases: times, clusters: alike = 1, cluster, ...one }) =>
      Array.from({ length: alike }, (_, at) =>
        Array.from({ length: times }, () => ({ ...one, cluster: `${cluster} ${at}` })),
      ).flat(),
    );
    const [short, long] = [hajekRate(kinds), hajekRate(each)];
    expect(long).toMatchObject({ n: 33, clusters: 14 });
    for (const name of ['p', 'se', 'effectiveN', 'n', 'clusters', 'lower', 'upper'] as const)
      expect(short[name]).toBeCloseTo(long[name]!, 12);
  });

  it('knows nothing without a case, and little without a miss', () => {
    expect(hajekRate([])).toMatchObject({ p: null, lower: 0, upper: 1 });
    const none = hajekRate(cases.map((one) => ({ ...one, numerator: 0 })));
    expect(none.p).toBe(0);
    // Kish: 16²/(1 + 100 + 25); each case is a cluster of its own.
    expect(none.effectiveN).toBeCloseTo(256 / 126, 12);
    // All in one cluster, at an assumed correlation of 0.3: 16²/(0.7·126 + 0.3·16²), and nothing is known.
    const one = hajekRate(cases.map((each) => ({ ...each, numerator: 0, cluster: 'a' })));
    expect(one.effectiveN).toBeCloseTo(256 / (0.7 * 126 + 0.3 * 256), 12);
    expect(one).toMatchObject({ lower: 0, upper: 1 });
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
