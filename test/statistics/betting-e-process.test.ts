import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bettingEProcess,
  bettingLowerBound,
  bettingUpperBound,
  crossingsOf,
  firstCrossing,
  incidentsNeeded,
  moreCleanIncidents,
  worseEProcess,
  worseMaxLogE,
} from '../../src/statistics/betting-e-process';
import { times } from '../fixtures/times';

const zeros = (n: number) => new Array<number>(n).fill(0);

/** The definition, product by product, without logarithms. */
function wealth(x: readonly number[], p0: number, bets: readonly number[], sign: 1 | -1): number[] {
  const products = bets.map(() => 1);
  return x.map((share) => {
    bets.forEach((bet, k) => {
      products[k] = (products[k] ?? 1) * (1 + sign * bet * (p0 - share));
    });
    return products.reduce((a, b) => a + b) / products.length;
  });
}

describe('betting e-process of the gate', () => {
  it.each([
    [0.1, 37],
    [0.05, 77],
    [0.02, 194],
    [0.01, 390],
    [0.001, 3914],
  ])('needs, at p0 %s, %s incidents without an error', (p0, incidents) => {
    expect(incidentsNeeded(p0, 0.05)).toBe(incidents);
    expect(bettingEProcess(zeros(incidents), p0).maxLogE).toBeGreaterThanOrEqual(Math.log(20));
    expect(bettingEProcess(zeros(incidents - 1), p0).maxLogE).toBeLessThan(Math.log(20));
    expect(firstCrossing(bettingEProcess(zeros(incidents + 5), p0), 0.05)).toBe(incidents - 1);
  });

  it('is the mean of three products', () => {
    const x = [0, 0, 1, 0, 0.5, 0, 0, 0.25];
    const p0 = 0.05;
    const bets = [0.3, 0.7, 0.95].map((fraction) => fraction / (1 - p0));
    const expected = wealth(x, p0, bets, 1);
    const got = bettingEProcess(x, p0);
    got.series.forEach((logE, t) => expect(Math.exp(logE)).toBeCloseTo(expected[t] ?? NaN, 12));
    expect(got.maxLogE).toBeCloseTo(Math.log(Math.max(1, ...expected)), 12);
  });

  it('says how many clean incidents are still missing', () => {
    const p0 = 0.05;
    const state = bettingEProcess([...zeros(30), 1, ...zeros(20)], p0);
    const more = moreCleanIncidents(state, p0, 0.05);
    const after = (n: number) => bettingEProcess([...zeros(30), 1, ...zeros(20 + n)], p0).maxLogE;
    expect(more).toBeGreaterThan(0);
    expect(after(more)).toBeGreaterThanOrEqual(Math.log(20));
    expect(after(more - 1)).toBeLessThan(Math.log(20));
    expect(moreCleanIncidents(bettingEProcess(zeros(80), p0), p0, 0.05)).toBe(0);
  });

  it('bounds 0 errors in 205 incidents by 1.9 %', () => {
    expect(bettingUpperBound(zeros(205), 0.05)).toBeCloseTo(0.019, 3);
  });

  it('has a bound that agrees with the verdict at every p0', () => {
    const x = [...zeros(60), 1, ...zeros(100), 0.5, ...zeros(70)];
    const bound = bettingUpperBound(x, 0.05);
    for (const p0 of [0.005, 0.01, 0.02, bound * 0.999, bound * 1.001, 0.05, 0.1, 0.5]) {
      expect(bettingEProcess(x, p0).logE >= Math.log(20)).toBe(p0 >= bound);
    }
  });

  it('gives the evidence of an earlier look back after later errors', () => {
    const x = [...zeros(80), 1, 1, 1];
    expect(bettingEProcess(x, 0.05).logE).toBeLessThan(Math.log(20));
    expect(bettingUpperBound(zeros(80), 0.05)).toBeLessThan(0.05);
    expect(bettingUpperBound(x, 0.05)).toBeGreaterThan(0.05);
  });

  it('says nothing without data or with nothing but errors', () => {
    expect(bettingUpperBound([])).toBe(1);
    expect(bettingUpperBound([1, 1, 1])).toBe(1);
    expect(bettingLowerBound([])).toBe(0);
    expect(bettingLowerBound(zeros(50))).toBe(0);
    expect(bettingEProcess([], 0.05)).toMatchObject({ incidents: 0, logE: 0, maxLogE: 0 });
  });

  it('takes 100,000 incidents', () => {
    const x = Array.from({ length: 100_000 }, (_, i) => (i % 100 === 0 ? (i % 7) / 7 : 0));
    const bound = bettingUpperBound(x);
    expect(bound).toBeGreaterThan(0.004);
    expect(bound).toBeLessThan(0.006);
  });

  it.each([NaN, -0.1, 1.1])('refuses the share %s', (share) => {
    expect(() => bettingEProcess([share], 0.05)).toThrow(RangeError);
    expect(() => bettingUpperBound([share])).toThrow(RangeError);
  });
});

describe('opposite e-process', () => {
  it('is the mean of three products', () => {
    const x = [0, 1, 0, 0.5, 1, 0];
    const expected = wealth(x, 0.05, [0.02 / 0.05, 0.05 / 0.05, 0.1 / 0.05], -1);
    worseEProcess(x, 0.05).series.forEach((logE, t) =>
      expect(Math.exp(logE)).toBeCloseTo(expected[t] ?? NaN, 12),
    );
  });

  it('has a lower bound that agrees with it', () => {
    const x = Array.from({ length: 300 }, (_, i) => (i % 5 === 0 ? 1 : 0));
    const bound = bettingLowerBound(x);
    expect(bound).toBeGreaterThan(0.05);
    expect(bound).toBeLessThan(0.2);
    expect(worseEProcess(x, bound * 0.999).maxLogE).toBeGreaterThanOrEqual(Math.log(20));
    expect(worseEProcess(x, bound * 1.001).maxLogE).toBeLessThan(Math.log(20));
  });
});

describe('what the whole series would tell', () => {
  const share = fc.constantFrom(0, 0, 0, 0, 0, 0.25, 1 / 3, 0.5, 1);
  const stream = fc
    .array(fc.tuple(share, fc.constantFrom(1, 0.5, 1 / 9)), { maxLength: 400 })
    .map((bets) => ({ x: bets.map(([each]) => each), weights: bets.map(([, weight]) => weight) }));
  const limit = fc.constantFrom(0.01, 0.05, 0.2, 0.6);

  it('is when the process comes to stand at a value, and when it no longer does', () => {
    fc.assert(
      fc.property(stream, limit, fc.constantFrom(0.05, 0.5, 3), (bets, p0, needed) => {
        const isAt = bettingEProcess(bets.x, p0, undefined, bets.weights).series.map(
          (logE) => logE >= needed,
        );
        const expected = isAt.flatMap((is, at) => (is === (isAt[at - 1] ?? false) ? [] : [at]));
        expect(crossingsOf(bets.x, p0, needed, bets.weights)).toEqual(expected);
      }),
      { numRuns: times(300) },
    );
  });

  it('is how far the opposite process ever came', () => {
    fc.assert(
      fc.property(stream, limit, ({ x, weights }, p0) => {
        expect(worseMaxLogE(x, p0)).toBe(worseEProcess(x, p0).maxLogE);
        expect(worseMaxLogE(x, p0, weights)).toBe(worseEProcess(x, p0, undefined, weights).maxLogE);
      }),
      { numRuns: times(300) },
    );
  });
});
