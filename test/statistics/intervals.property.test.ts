import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agrestiCaffoDifference,
  miettinenNurminenDifference,
  waldDifference,
} from '../../src/statistics/reference/difference-intervals';
import {
  clopperPearson,
  clopperPearsonLower,
  clopperPearsonUpper,
} from '../../src/statistics/clopper-pearson';
import { howardConfidenceSequence } from '../../src/statistics/reference/howard-confidence-sequence';
import type { Interval, TwoSamples } from '../../src/statistics/interval';
import { jeffreys } from '../../src/statistics/reference/jeffreys';
import { koopmanRatio } from '../../src/statistics/reference/koopman-ratio';
import { newcombeDifference } from '../../src/statistics/newcombe-difference';
import { robbinsConfidenceSequence } from '../../src/statistics/reference/robbins-confidence-sequence';
import { wilson, wilsonOneSided } from '../../src/statistics/wilson';

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ successes: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const confidence = fc.constantFrom(0.8, 0.9, 0.95, 0.99, 0.999);
const width = ({ lower, upper }: Interval) => upper - lower;

const intervals: [string, (s: number, n: number, level: number) => Interval][] = [
  ['Wilson', wilson],
  ['Clopper–Pearson', clopperPearson],
  ['Jeffreys', jeffreys],
  ['Robbins', (s, n, level) => robbinsConfidenceSequence(s, n, 1 - level)],
  ['Howard', (s, n, level) => howardConfidenceSequence(s, n, 1 - level, 100)],
];

describe.each(intervals)('%s interval', (_, interval) => {
  it('contains the estimate and stays in 0…1', () => {
    fc.assert(
      fc.property(counts, confidence, ({ successes, n }, level) => {
        const { lower, upper } = interval(successes, n, level);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(successes / n);
        expect(upper).toBeGreaterThanOrEqual(successes / n);
      }),
    );
  });

  it('is the mirror image when successes and failures change places', () => {
    fc.assert(
      fc.property(counts, confidence, ({ successes, n }, level) => {
        const here = interval(successes, n, level);
        const there = interval(n - successes, n, level);
        expect(here.lower).toBeCloseTo(1 - there.upper, 8);
        expect(here.upper).toBeCloseTo(1 - there.lower, 8);
      }),
    );
  });

  it('shrinks when the same rate rests on four times as many cases', () => {
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        expect(width(interval(4 * successes, 4 * n, 0.95))).toBeLessThanOrEqual(
          width(interval(successes, n, 0.95)) + 1e-12,
        );
      }),
    );
  });

  it('widens with confidence', () => {
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        expect(width(interval(successes, n, 0.99))).toBeGreaterThanOrEqual(
          width(interval(successes, n, 0.9)),
        );
      }),
    );
  });

  it('starts at 0 without successes, ends at 1 without failures, and knows nothing without cases', () => {
    for (const n of [1, 10, 1000, 1e7]) {
      expect(interval(0, n, 0.95).lower).toBe(0);
      expect(interval(0, n, 0.95).upper).toBeGreaterThan(0);
      expect(interval(n, n, 0.95).upper).toBe(1);
      expect(interval(n, n, 0.95).lower).toBeLessThan(1);
    }
    expect(interval(0, 0, 0.95)).toEqual({ lower: 0, upper: 1 });
  });

  it('holds at ten million cases', () => {
    const half = interval(5e6, 1e7, 0.95);
    expect(half.lower).toBeGreaterThan(0.499);
    expect(half.upper).toBeLessThan(0.501);
    expect(half.lower).toBeLessThan(0.5);
    expect(half.upper).toBeGreaterThan(0.5);
    expect(interval(0, 1e7, 0.95).upper).toBeLessThan(1e-4);
  });

  it.each([
    [-1, 10],
    [11, 10],
    [NaN, 10],
    [1, NaN],
    [1, Infinity],
  ])('refuses %s of %s', (successes, n) => {
    expect(() => interval(successes, n, 0.95)).toThrow(RangeError);
  });

  it.each([0, 1, NaN, 2])('refuses confidence %s', (level) => {
    expect(() => interval(1, 10, level)).toThrow(RangeError);
  });
});

describe('one-sided bounds', () => {
  it('are the ends of the two-sided interval that leaves the same tail', () => {
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        const both = clopperPearson(successes, n, 0.9);
        expect(clopperPearsonLower(successes, n, 0.95)).toBeCloseTo(both.lower, 12);
        expect(clopperPearsonUpper(successes, n, 0.95)).toBeCloseTo(both.upper, 12);
        const score = wilson(successes, n, 0.9);
        expect(wilsonOneSided(successes, n, 'lower', 0.95)).toEqual({
          lower: expect.closeTo(score.lower, 12),
          upper: 1,
        });
        expect(wilsonOneSided(successes, n, 'upper', 0.95)).toEqual({
          lower: 0,
          upper: expect.closeTo(score.upper, 12),
        });
      }),
    );
  });

  it('follow the rule of three: no error in n bounds the rate near 3/n', () => {
    expect(clopperPearsonUpper(0, 1000)).toBeCloseTo(1 - 0.05 ** (1 / 1000), 12);
    expect(clopperPearsonUpper(0, 1e7) * 1e7).toBeCloseTo(-Math.log(0.05), 5);
  });
});

const twoSamples = fc
  .tuple(counts, counts)
  .map(([a, b]): TwoSamples => ({ x1: a.successes, n1: a.n, x2: b.successes, n2: b.n }));
const swapped = ({ x1, n1, x2, n2 }: TwoSamples): TwoSamples => ({ x1: x2, n1: n2, x2: x1, n2: n1 });

const observed = ({ x1, n1, x2, n2 }: TwoSamples) => x1 / n1 - x2 / n2;
/** One success and one failure more in each sample: at low confidence an interval around it may miss the observed. */
const shrunken = ({ x1, n1, x2, n2 }: TwoSamples) => (x1 + 1) / (n1 + 2) - (x2 + 1) / (n2 + 2);

describe.each([
  ['Newcombe', newcombeDifference, observed],
  ['Agresti–Caffo', agrestiCaffoDifference, shrunken],
  ['Wald', waldDifference, observed],
  ['Miettinen–Nurminen', miettinenNurminenDifference, observed],
] as const)('%s difference', (_, interval, centre) => {
  it('contains the difference it is about, stays in −1…1 and turns round with the samples', () => {
    fc.assert(
      fc.property(twoSamples, confidence, (samples, level) => {
        const here = interval(samples, level);
        const there = interval(swapped(samples), level);
        const difference = centre(samples);
        expect(here.lower).toBeLessThanOrEqual(difference + 1e-12);
        expect(here.upper).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(here.lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(here.upper).toBeLessThanOrEqual(1 + 1e-12);
        expect(here.lower).toBeCloseTo(-there.upper, 7);
        expect(here.upper).toBeCloseTo(-there.lower, 7);
      }),
    );
  });

  it('knows nothing when a sample is empty', () => {
    expect(interval({ x1: 0, n1: 0, x2: 3, n2: 9 })).toEqual({ lower: -1, upper: 1 });
    expect(interval({ x1: 3, n1: 9, x2: 0, n2: 0 })).toEqual({ lower: -1, upper: 1 });
  });

  it('holds at ten million cases', () => {
    const { lower, upper } = interval({ x1: 1_000_000, n1: 1e7, x2: 1_010_000, n2: 1e7 });
    expect(lower).toBeLessThan(-0.001);
    expect(upper).toBeGreaterThan(-0.001);
    expect(upper).toBeLessThan(0);
  });
});

describe('Koopman ratio', () => {
  it('contains the ratio and inverts with the samples', () => {
    fc.assert(
      fc.property(twoSamples, (samples) => {
        fc.pre(samples.x1 > 0 && samples.x2 > 0);
        const here = koopmanRatio(samples);
        const there = koopmanRatio(swapped(samples));
        const ratio = samples.x1 / samples.n1 / (samples.x2 / samples.n2);
        expect(here.lower).toBeLessThanOrEqual(ratio * (1 + 1e-9));
        expect(here.upper).toBeGreaterThanOrEqual(ratio * (1 - 1e-9));
        expect(here.lower * there.upper).toBeCloseTo(1, 6);
      }),
    );
  });

  it('is open where a sample has no success', () => {
    expect(koopmanRatio({ x1: 3, n1: 10, x2: 0, n2: 10 }).upper).toBe(Infinity);
    expect(koopmanRatio({ x1: 0, n1: 10, x2: 3, n2: 10 }).lower).toBe(0);
    expect(koopmanRatio({ x1: 0, n1: 10, x2: 0, n2: 10 })).toEqual({ lower: 0, upper: Infinity });
  });
});
