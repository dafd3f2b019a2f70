import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aurc, oracleAurc, randomAurc } from '../../src/statistics/aurc';
import { bettingEProcess, worseEProcess } from '../../src/statistics/betting-e-process';
import { bootstrapSums } from '../../src/statistics/bootstrap';
import { brier, brierDecompositionOf } from '../../src/statistics/brier';
import { calibrationBins } from '../../src/statistics/calibration-bins';
import { gini, lorenz, topShare } from '../../src/statistics/concentration';
import { cusumBernoulli, firstAlarm } from '../../src/statistics/reference/sequential';
import { ece, eceIfCalibrated } from '../../src/statistics/ece';
import { casesNeeded, guaranteedThreshold } from '../../src/statistics/fixed-sequence';
import { hoeffdingBentkus } from '../../src/statistics/hoeffding-bentkus';
import { randomSource } from '../../src/statistics/random';
import { coverageAtRisk, riskCoverage } from '../../src/statistics/risk-coverage';
import { signalDetection } from '../../src/statistics/signal-detection';
import { spiegelhalter } from '../../src/statistics/spiegelhalter';
import { spiegelhalterClustered } from '../../src/statistics/spiegelhalter-clustered';

const forecasts = fc.array(
  fc.record({ p: fc.constantFrom(0.1, 0.35, 0.5, 0.8, 0.99), y: fc.constantFrom(0, 1) }),
  { minLength: 1, maxLength: 60 },
);
const uniforms = (n: number, random = randomSource(11)) => Array.from({ length: n }, () => random.uniform());

describe('calibration', () => {
  it('Murphy’s parts add up to the Brier score', () => {
    fc.assert(
      fc.property(forecasts, (list) => {
        const [p, y] = [list.map((one) => one.p), list.map((one) => one.y)];
        const parts = brierDecompositionOf(p, y);
        const sum = (parts?.reliability ?? NaN) - (parts?.resolution ?? NaN) + (parts?.uncertainty ?? NaN);
        expect(sum).toBeCloseTo(brier(p, y) ?? NaN, 10);
        expect(parts?.brier).toBeCloseTo(brier(p, y) ?? NaN, 10);
      }),
    );
  });

  it('bins hold every case once, and equal confidences together', () => {
    fc.assert(
      fc.property(forecasts, (list) => {
        const [p, y] = [list.map((one) => one.p), list.map((one) => one.y)];
        const bins = calibrationBins(p, y);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(p.length);
        expect(bins.reduce((sum, { events }) => sum + events, 0)).toBe(y.reduce((a: number, b) => a + b, 0));
        expect(bins.length).toBeLessThanOrEqual(new Set(p).size);
      }),
    );
  });

  it('Spiegelhalter’s z by cluster: alone it is the plain one, and copies in one cluster add nothing', () => {
    fc.assert(
      fc.property(forecasts, fc.integer({ min: 2, max: 5 }), (list, copies) => {
        const plain = spiegelhalter(
          list.map(({ p }) => p),
          list.map(({ y }) => y),
        );
        const of = (n: number) =>
          spiegelhalterClustered(list.map(({ p, y }, cluster) => ({ cluster, p, n, hits: n * y })));
        if (plain === null) {
          expect([of(1), of(copies)]).toEqual([null, null]);
          return;
        }
        expect(of(1)?.z).toBeCloseTo(plain.z, 9);
        expect(of(1)?.designEffect).toBeCloseTo(1, 9);
        expect(of(copies)?.designEffect).toBeCloseTo(copies, 9);
        expect(of(copies)?.z).toBeCloseTo(plain.z, 9);
      }),
    );
  });

  it('Spiegelhalter’s z by cluster, by hand', () => {
    // Scores (y − .8)(−.6): right −.12, wrong .48. Clusters: −.12 − .12 = −.24 and .48 − .12 = .36; their squares
    // sum to .1872, those of the four to .0144 · 3 + .2304 = .2736: no inflation. Variance 4 · .36 · .16 = .2304.
    const apart = spiegelhalterClustered([
      { cluster: 1, p: 0.8, n: 2, hits: 2 },
      { cluster: 2, p: 0.8, n: 2, hits: 1 },
    ]);
    expect(apart?.z).toBeCloseTo(0.12 / 0.48, 12);
    // Both wrong ones together: .96² + .24² = .9792 over 2 · .2304 + 2 · .0144 = .4896: twice.
    const together = spiegelhalterClustered([
      { cluster: 1, p: 0.8, n: 2, hits: 2 },
      { cluster: 2, p: 0.8, n: 2, hits: 0 },
    ]);
    expect(together?.designEffect).toBeCloseTo(2, 12);
    expect(together?.z).toBeCloseTo(0.72 / (0.48 * Math.SQRT2), 12);
  });

  it.each([
    [50, 0.1],
    [200, 0.05],
  ])(
    'perfect calibration of confidences in .8…1 still shows an ECE near its known value at n = %s',
    (n, about) => {
      // Ten bins of n/10: √(2/π)·√(mean p(1−p)·10/n) = √(2/π)·√(.0867·10/n), .105 and .053.
      const confidences = uniforms(n).map((u) => 0.8 + 0.2 * u);
      const simulated = eceIfCalibrated(confidences, { strategy: 'equal-mass', runs: 400, seed: 5 });
      expect(simulated?.mean).toBeGreaterThan(about * 0.8);
      expect(simulated?.mean).toBeLessThan(about * 1.2);
    },
  );

  it('simulates the same again with the same seed', () => {
    const p = [0.2, 0.4, 0.9, 0.6];
    expect(eceIfCalibrated(p, { seed: 9 })).toEqual(eceIfCalibrated(p, { seed: 9 }));
    expect(eceIfCalibrated([])).toBeNull();
    expect(ece([], [])).toBeNull();
  });

  it.each([NaN, Infinity, -0.1, 1.2])('refuses the confidence %s', (p) => {
    expect(() => ece([p], [1])).toThrow(RangeError);
    expect(() => calibrationBins([p], [1])).toThrow(RangeError);
    expect(() => spiegelhalter([p], [1])).toThrow(RangeError);
    expect(() => brier([p], [1])).toThrow(RangeError);
  });

  it('Spiegelhalter says nothing where it has no variance', () => {
    expect(spiegelhalter([0.5, 0.5], [1, 0])).toBeNull();
    expect(spiegelhalter([], [])).toBeNull();
  });
});

describe('risk and coverage', () => {
  const cases = fc.array(
    fc.record({ confidence: fc.constantFrom(0.2, 0.5, 0.5, 0.9), error: fc.constantFrom(0, 1) }),
    {
      minLength: 2,
      maxLength: 40,
    },
  );

  it('does not depend on the order of cases, however many share a confidence', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const reversed = [...list].reverse();
        const curve = (l: typeof list) =>
          riskCoverage(
            l.map((one) => one.confidence),
            l.map((one) => one.error),
          );
        const area = (l: typeof list) =>
          aurc(
            l.map((one) => one.confidence),
            l.map((one) => one.error),
          );
        expect(curve(reversed)).toEqual(curve(list));
        expect(area(reversed)).toBeCloseTo(area(list) ?? NaN, 12);
        expect(curve(list).at(-1)?.coverage).toBe(1);
      }),
    );
  });

  it('is never better than the oracle', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const error = list.map((one) => one.error);
        const area = aurc(
          list.map((one) => one.confidence),
          error,
        );
        expect(area).toBeGreaterThanOrEqual((oracleAurc(error) ?? NaN) - 1e-12);
      }),
    );
    expect(randomAurc([0, 1, 1, 0])).toBe(0.5);
    // One confidence for all says nothing: every coverage has the overall risk.
    expect(aurc([0.7, 0.7, 0.7, 0.7], [0, 1, 1, 0])).toBeCloseTo(0.5, 12);
    expect(coverageAtRisk(riskCoverage([0.9, 0.8], [1, 1]), 0.1)).toBe(0);
  });
});

describe('threshold with a guarantee', () => {
  it('needs 59 cases for 5 % at δ .05, as (1 − .05)^59 < .05', () => {
    expect(casesNeeded(0.05, 0.05)).toBe(59);
    expect(0.95 ** 59).toBeLessThan(0.05);
    expect(0.95 ** 58).toBeGreaterThan(0.05);
  });

  it('returns the last threshold accepted in one run, and none without data', () => {
    const grid = [
      { n: 10, errors: 0 },
      { n: 100, errors: 0 },
      { n: 200, errors: 3 },
      { n: 300, errors: 30 },
      { n: 4000, errors: 10 },
    ];
    expect(guaranteedThreshold(grid, 0.05, 0.05)).toBe(2);
    expect(guaranteedThreshold(grid.slice(0, 1), 0.05, 0.05)).toBeNull();
    expect(guaranteedThreshold([{ n: 100, errors: 9 }], 0.05, 0.05)).toBeNull();
  });

  it('Hoeffding–Bentkus is never below what the binary loss would give, and 1 without data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, rate) => {
        const risk = Math.round(rate * n) / n;
        expect(hoeffdingBentkus(risk, n, 0.1)).toBeGreaterThanOrEqual(
          hoeffdingBentkus(risk, n, 0.1, true) - 1e-12,
        );
      }),
    );
    expect(hoeffdingBentkus(0, 0, 0.1)).toBe(1);
  });
});

describe('looking every week', () => {
  const fires = (rate: number, incidents: number, runs: number, crossed: (x: number[]) => boolean) => {
    const random = randomSource(11);
    let fired = 0;
    for (let i = 0; i < runs; i += 1) {
      if (crossed(uniforms(incidents, random).map((u) => (u < rate ? 1 : 0)))) fired += 1;
    }
    return fired / runs;
  };
  const needed = Math.log(20);

  it('an agent exactly at the limit passes the gate in no more than 5 % of runs', () => {
    expect(fires(0.05, 2000, 4000, (x) => bettingEProcess(x, 0.05).maxLogE >= needed)).toBeLessThan(0.05);
  });

  it('and is called worse in no more than 5 % of runs; at three times the limit nearly always', () => {
    expect(fires(0.05, 2000, 4000, (x) => worseEProcess(x, 0.05).maxLogE >= needed)).toBeLessThan(0.05);
    expect(fires(0.15, 400, 200, (x) => worseEProcess(x, 0.05).maxLogE >= needed)).toBeGreaterThan(0.95);
  });

  it('Bernoulli CUSUM is the running sum above its own minimum', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { maxLength: 60 }), (x) => {
        let sum = 0;
        let least = 0;
        const expected = x.map((value) => {
          sum += value === 1 ? Math.log(0.1 / 0.02) : Math.log(0.9 / 0.98);
          least = Math.min(least, sum);
          return sum - least;
        });
        cusumBernoulli(x, 0.02, 0.1).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 9));
      }),
    );
    expect(firstAlarm(cusumBernoulli([0, 0, 1, 1, 1], 0.02, 0.1), 3)).toBe(3);
  });
});

describe('operators', () => {
  it('d′ stays finite at 0 and at all, and falls to 0 for an operator who does not tell right from wrong', () => {
    expect(signalDetection(0, 10, 10, 10)?.dPrime).toBeLessThan(-3);
    expect(signalDetection(5, 10, 50, 100)?.dPrime).toBeCloseTo(0, 12);
    expect(signalDetection(0, 10, 1, 10, 'none')).toBeNull();
    expect(signalDetection(0, 0, 1, 10)).toBeNull();
  });

  it('bootstraps over incidents, the same with the same seed', () => {
    const nine = [Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), new Float64Array(9).fill(1)];
    const mean = ([sum = 0, n = 0]: readonly number[]) => ({ mean: sum / n, n });
    const found = bootstrapSums(nine, ['mean', 'n'], mean, { seed: 2 });
    expect(found.mean!.lower).toBeLessThan(5);
    expect(found.mean!.upper).toBeGreaterThan(5);
    // Each sample has as many clusters as there are.
    expect(found.n).toEqual({ lower: 9, upper: 9 });
    expect(bootstrapSums(nine, ['mean', 'n'], mean, { seed: 2 })).toEqual(found);
    expect(bootstrapSums([Float64Array.of(1)], ['mean', 'n'], mean)).toEqual({ mean: null, n: null });
    expect(bootstrapSums(nine, ['mean'], () => null)).toEqual({ mean: null });
    // Undefined in nearly all samples: those without the first cluster.
    const rarely = ([sum = 0]: readonly number[]) => (sum > 50 ? { sum } : null);
    expect(bootstrapSums([Float64Array.of(99, 1, 1)], ['sum'], rarely, { seed: 2 }).sum).not.toBeNull();
    expect(bootstrapSums([Float64Array.of(19, 1, 1)], ['sum'], rarely, { seed: 2 }).sum).toBeNull();
  });

  it('concentration: 0 when all do the same, 1 − 1/n when one does it all', () => {
    expect(gini([3, 3, 3])).toBeCloseTo(0, 12);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 12);
    expect(topShare([1, 2, 7], 1)).toBe(0.7);
    expect(lorenz([1, 3])).toEqual([
      { units: 0, held: 0 },
      { units: 0.5, held: 0.25 },
      { units: 1, held: 1 },
    ]);
    expect(gini([])).toBeNull();
    expect(gini([0, 0])).toBeNull();
  });
});
