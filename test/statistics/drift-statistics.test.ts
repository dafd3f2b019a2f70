import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasing, rankOf } from '../../src/statistics/aliasing';
import { bridgeSurvival, changePoint } from '../../src/statistics/change-point';
import { clusterRobustFromSums } from '../../src/statistics/cluster-robust';
import { clusteredMantelHaenszel, sharesApart } from '../../src/statistics/cluster-shares';
import { clusterScoreP } from '../../src/statistics/cluster-score-test';
import { controlLimits } from '../../src/statistics/control-limits';
import { noWorseP, robustDifference, robustDifferenceP } from '../../src/statistics/newcombe-p';
import { pairedDifference } from '../../src/statistics/paired-difference';
import { quantileShift } from '../../src/statistics/quantile-shift';
import { randomSource } from '../../src/statistics/random';
import { standardisedResiduals } from '../../src/statistics/chi2-homogeneity';
import { unitPermutation } from '../../src/statistics/unit-permutation';

/** One decision an incident. */
const sums = (errors: number, n: number) => ({
  clusters: n,
  n,
  errors,
  sumEE: errors,
  sumEM: errors,
  sumMM: n,
  withError: errors,
  withOther: n - errors,
});
const alone = (errors: number, n: number) => clusterRobustFromSums(sums(errors, n));

describe('a p value by inverting the interval shown', () => {
  it('is the level at which the interval shown just touches 0', () => {
    // Newcombe (1998), example (a): 56/70 − 48/80, method 10 on Wilson's limits gives 0.0524 to 0.3339; on exact
    // limits, at the size that few incidents leave, it is wider at both ends.
    const shown = robustDifference(alone(56, 70), alone(48, 80));
    expect(shown.lower).toBeLessThan(0.0524);
    expect(shown.lower).toBeGreaterThan(0.0324);
    expect(shown.upper).toBeGreaterThan(0.3339);
    expect(shown.upper).toBeLessThan(0.3539);
    const p = robustDifferenceP(alone(56, 70), alone(48, 80));
    expect(p).toBeLessThan(0.05);
    const at = robustDifference(alone(56, 70), alone(48, 80), 1 - p);
    expect(at.lower).toBeCloseTo(0, 6);
  });

  it('never contradicts the interval, whichever side is larger', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 20, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n0, n1, share0, share1) => {
          const [before, after] = [alone(Math.round(n0 * share0), n0), alone(Math.round(n1 * share1), n1)];
          const { lower, upper } = robustDifference(after, before);
          const p = robustDifferenceP(after, before);
          if (lower > 1e-6 || upper < -1e-6) expect(p).toBeLessThanOrEqual(0.05);
          if (lower < -1e-6 && upper > 1e-6) expect(p).toBeGreaterThan(0.05);
          expect(robustDifferenceP(before, after)).toBeCloseTo(p, 5);
        },
      ),
    );
  });

  it('shows "no worse" exactly where the one-sided upper limit is under the margin', () => {
    const [before, after] = [alone(20, 1000), alone(22, 1000)];
    const { upper } = robustDifference(after, before, 0.9);
    expect(noWorseP(after, before, upper + 0.001, true)).toBeLessThan(0.05);
    expect(noWorseP(after, before, upper - 0.001, true)).toBeGreaterThan(0.05);
    expect(noWorseP(alone(60, 1000), before, 0.02, true)).toBe(1);
    // The same for a measure of which more is better: a loss is a fall.
    expect(noWorseP(alone(978, 1000), alone(980, 1000), 0.03, false)).toBeLessThan(0.05);
    expect(() => noWorseP(after, before, 0, true)).toThrow(RangeError);
  });
});

describe('a score test over incidents', () => {
  it('is the difference over its standard error at the pooled share, against t', () => {
    // 10 of 50 and 20 of 50, one decision each: p = 0.3, squares 10·0.49 + 40·0.09 = 8.5 and 20·0.49 + 30·0.09 = 12.5,
    // variance (50/49)(8.5 + 12.5)/2500 = 0.0085714, t = 0.2/0.0925820 = 2.16025 on 98: p = 0.0332 (R: 2*pt(-2.16025, 98)).
    expect(clusterScoreP(sums(10, 50), sums(20, 50))).toBeCloseTo(0.0332, 4);
  });
  it('says nothing of one incident, or where nothing varies', () => {
    expect(clusterScoreP({ ...sums(5, 9), clusters: 1 }, sums(1, 50))).toBe(1);
    expect(clusterScoreP(sums(0, 50), sums(0, 50))).toBe(1);
  });
});

describe('statistics over their variance between incidents', () => {
  /** 10 of 40 on side 0 and 18 of 40 on side 1, one decision an incident, each `times` over. */
  const hits = [10, 18].flatMap((hit, side) =>
    Array.from({ length: 40 }, (_, at) => ({ side, isHit: at < hit })),
  );
  const sideOf = Uint8Array.from(hits, ({ side }) => side);
  const cluster = Int32Array.from(hits, (_, at) => at);
  const countsOf = (times: number) => ({
    cluster,
    code: Int32Array.from(hits, ({ isHit }) => (isHit ? 1 : 0)),
    count: new Float64Array(80).fill(times),
    size: new Float64Array(80).fill(times),
    codes: 2,
  });
  const strataOf = (times: number) => ({
    cluster,
    stratum: new Int32Array(80),
    strata: 1,
    n: new Float64Array(80).fill(times),
    hits: Float64Array.from(hits, ({ isHit }) => (isHit ? times : 0)),
    clusters: 80,
  });
  // Expected 14 and 26 on each side: χ² = 2·(4²/14 + 4²/26) = 3.516484; each side's variance has 40/39.
  const expected = 2 * (16 / 14 + 16 / 26) * (39 / 40);

  it('are chi-square per degree of freedom where each decision is an incident of its own', () => {
    const found = sharesApart(countsOf(1), sideOf)!;
    expect(found.distance / found.expected).toBeCloseTo(expected, 10);
    // (18 − 14)² over ¼·Σ(hit − 0.35)² of both sides, times 40/39.
    expect(clusteredMantelHaenszel(strataOf(1), sideOf)).toBeCloseTo(16 / ((1.975 + 2.575) * (40 / 39)), 10);
  });

  it('do not grow when every incident says the same five times', () => {
    const found = sharesApart(countsOf(5), sideOf)!;
    expect(found.distance / found.expected).toBeCloseTo(expected, 10);
    expect(clusteredMantelHaenszel(strataOf(5), sideOf)).toBeCloseTo(expected, 10);
  });

  it('are none where a side is empty or nothing varies', () => {
    expect(sharesApart(countsOf(1), new Uint8Array(80))).toBeNull();
    expect(sharesApart({ ...countsOf(1), code: new Int32Array(80) }, sideOf)).toBeNull();
    expect(clusteredMantelHaenszel({ ...strataOf(1), hits: new Float64Array(80) }, sideOf)).toBeNull();
  });
});

describe('what a design can tell apart', () => {
  it('finds the rank', () => {
    expect(
      rankOf([
        [1, 2],
        [2, 4],
      ]),
    ).toBe(1);
    expect(
      rankOf([
        [1, 0, 1],
        [0, 1, 1],
        [1, 1, 2],
      ]),
    ).toBe(2);
    expect(rankOf([])).toBe(0);
    expect(() => rankOf([[1], [1, 2]])).toThrow(RangeError);
  });

  it('holds two parts that always changed together for one, and a third for its own', () => {
    // Constant; model 1/2; prompt 1/2; policy 1/2. Model and prompt change together, policy later.
    const design = [
      [1, 1, 0, 1, 0, 1, 0],
      [1, 0, 1, 0, 1, 1, 0],
      [1, 0, 1, 0, 1, 0, 1],
    ];
    const contrasts = [
      [0, -1, 1, 0, 0, 0, 0],
      [0, 0, 0, -1, 1, 0, 0],
      [0, 0, 0, 0, 0, -1, 1],
    ];
    expect(aliasing(design, contrasts)).toEqual({
      rank: 3,
      estimable: [false, false, true],
      groups: [[0, 1]],
    });
    // One more bundle that changes the prompt alone sets both free.
    const apart = aliasing([...design, [1, 1, 0, 0, 1, 1, 0]], contrasts);
    expect(apart).toMatchObject({ estimable: [true, true, true], groups: [] });
  });
});

describe('where a level changed', () => {
  const series = (before: number, after: number) => [
    ...Array.from({ length: before }, () => 0),
    ...Array.from({ length: after }, () => 1),
  ];
  it('is at the step, with the levels on both sides', () => {
    const found = changePoint(series(30, 20))!;
    expect(found).toMatchObject({ index: 30, before: 0, after: 1 });
    expect(found.p).toBeLessThan(0.001);
    // By hand: mean 0.4, the sum falls to −12 at the step; s = √0.24, n = 50.
    expect(found.statistic).toBeCloseTo(12 / Math.sqrt(0.24 * 50), 10);
  });
  it('is not sought in fewer than twenty values, in equal ones, or near an end', () => {
    expect(changePoint(series(9, 10))).toBeNull();
    expect(changePoint(Array.from({ length: 50 }, () => 0.3))).toBeNull();
    expect(changePoint([1, 1, 1, ...Array.from({ length: 47 }, () => 0)])!.index).toBeGreaterThanOrEqual(10);
  });
  it('alarms in about 5 % of series that never changed, also where errors are rare', () => {
    const random = randomSource(5);
    for (const share of [0.02, 0.2]) {
      let alarms = 0;
      const runs = 300;
      for (let run = 0; run < runs; run += 1) {
        const x = Array.from({ length: 120 }, () => (random.uniform() < share ? 1 : 0));
        if ((changePoint(x, run + 1)?.p ?? 1) <= 0.05) alarms += 1;
      }
      expect(alarms / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    }
  });
  it('uses Kolmogorov’s limit, whose 5 % point is 1.358', () => {
    expect(bridgeSurvival(1.358)).toBeCloseTo(0.05, 3);
    expect(bridgeSurvival(1.628)).toBeCloseTo(0.01, 3);
    expect(bridgeSurvival(0)).toBe(1);
  });
});

describe('pairs', () => {
  it('gives Newcombe’s published interval for matched pairs', () => {
    // Newcombe (1998), a 36, b 12, c 2, d 0 of 50: 0.2, method 10 gives 0.0569 to 0.3404.
    const { lower, upper } = pairedDifference({ n: 50, both: 36, firstOnly: 2, secondOnly: 12 });
    expect(lower).toBeCloseTo(0.0569, 4);
    expect(upper).toBeCloseTo(0.3404, 4);
  });
  it('holds 0 where nothing differs, and refuses parts that do not fit', () => {
    const { lower, upper } = pairedDifference({ n: 40, both: 20, firstOnly: 0, secondOnly: 0 });
    expect(lower).toBeLessThanOrEqual(0);
    expect(upper).toBeGreaterThanOrEqual(0);
    expect(() => pairedDifference({ n: 3, both: 2, firstOnly: 1, secondOnly: 1 })).toThrow(RangeError);
  });
});

describe('whole incidents change sides', () => {
  it('keeps the number of incidents a side, and swaps both halves of a shared one', () => {
    const sides = {
      units: 5,
      unitOf: Int32Array.from([0, 0, 1, 2, 3, 4, 4]),
      sideOf: Uint8Array.from([0, 0, 0, 1, 1, 0, 1]),
    };
    const draw = unitPermutation(sides, randomSource(1));
    const seen = new Set<string>();
    for (let round = 0; round < 200; round += 1) {
      const [a, b, c, d, e, f, g] = draw();
      expect(a).toBe(b);
      expect([a, c, d, e].filter((side) => side === 1)).toHaveLength(2);
      expect(Number(f) + Number(g)).toBe(1);
      seen.add([a, c, d, e, f].join(''));
    }
    // 6 ways to give two of four incidents to a side, times two for the shared one.
    expect(seen.size).toBe(12);
  });
  it('exchanges within a stratum only, when told so', () => {
    const sides = {
      units: 4,
      unitOf: Int32Array.from([0, 1, 2, 3]),
      sideOf: Uint8Array.from([0, 1, 1, 1]),
      stratumOf: Int32Array.from([0, 0, 1, 1]),
    };
    const draw = unitPermutation(sides, randomSource(2));
    for (let round = 0; round < 50; round += 1) {
      const drawn = draw();
      expect([drawn[2], drawn[3]]).toEqual([1, 1]);
      expect(Number(drawn[0]) + Number(drawn[1])).toBe(1);
    }
  });
});

describe('small helpers', () => {
  it('residuals are those worked out by hand, and opposite in two rows', () => {
    const [first, second] = standardisedResiduals([
      [10, 20],
      [20, 10],
    ]);
    // Expected 15, spread √(15 · ½ · ½) = 1.936.
    expect(first?.[0]).toBeCloseTo(-5 / Math.sqrt(3.75), 10);
    expect(second?.[0]).toBeCloseTo(5 / Math.sqrt(3.75), 10);
    expect(
      standardisedResiduals([
        [3, 0],
        [5, 0],
      ]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
  it('a shifted sample is shifted at every quantile', () => {
    const shift = quantileShift([1, 2, 3, 4, 5], [3, 4, 5, 6, 7], [0.25, 0.5]);
    expect(shift).toEqual([
      { quantile: 0.25, ref: 2, cur: 4 },
      { quantile: 0.5, ref: 3, cur: 5 },
    ]);
    expect(quantileShift([], [1])).toEqual([]);
  });
  it('control limits are the exact binomial tails', () => {
    // P(Bin(20, 0.05) ≥ 5) = 0.00257, ≥ 6 = 0.00033: six of twenty is the first beyond 0.00135.
    expect(controlLimits(0.05, 20)).toEqual({ upper: 6 / 20, lower: null });
    // P(Bin(100, 0.9) ≤ 79) = 0.0009, ≤ 80 = 0.0020.
    expect(controlLimits(0.9, 100).lower).toBeCloseTo(0.79, 10);
    expect(controlLimits(0.5, 0)).toEqual({ upper: null, lower: null });
    expect(() => controlLimits(1.2, 5)).toThrow(RangeError);
  });
});
