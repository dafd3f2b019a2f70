import { describe, expect, it } from 'vitest';
import { chi2Homogeneity } from '../../src/statistics/chi2-homogeneity';
import { check, mismatch, type Vector } from './vectors/check';
import { main } from './vectors/run';
import recorded from './vectors/vectors.json';

const vectors = recorded as unknown as readonly Vector[];
const vectorOf = (family: string, input: Vector['input'], expected: unknown, tolerance = {}): Vector => ({
  id: 'own',
  family,
  input,
  expected,
  tolerance,
});

describe('reference values', () => {
  it.each(
    vectors.filter(({ family }) => family !== 'chi2_goodness_of_fit').map((one) => [one.id, one] as const),
  )('%s', (_, vector) => {
    expect(check(vector)).toMatchObject({ kind: 'passed' });
  });

  it('has not lost any', () => {
    expect(vectors).toHaveLength(156);
  });

  it('ends with 0 by what failed, not by what was skipped', async () => {
    await expect(main(['test/statistics/vectors/vectors.json'])).resolves.toBe(0);
    await expect(main([])).resolves.toBe(2);
  });
});

describe('goodness of fit, which drift must not meet', () => {
  const gof = vectors.find(({ id }) => id === 'chi2-gof-evidently');

  it('is not what two bundles are compared with', () => {
    const [baseline, candidate] = [
      [16, 18, 16, 14, 12, 12],
      [16, 16, 16, 16, 16, 8],
    ];
    const test = chi2Homogeneity([baseline ?? [], candidate ?? []]);
    expect(test?.chi2).toBeCloseTo(1.6224, 4);
    expect(test?.p).toBeCloseTo(0.8985, 4);
    expect(test?.p).not.toBeCloseTo(0.67309, 2);
  });

  it('is reported apart, neither passed nor failed nor skipped', () => {
    expect(gof === undefined ? undefined : check(gof).kind).toBe('not-to-be-met');
  });

  it('fails when the two-sample test does meet it', () => {
    expect(gof === undefined ? undefined : check({ ...gof, expected: 0.89853 }).kind).toBe('failed');
  });
});

describe('the check itself', () => {
  it('fails an option that no adapter reads, and one whose word it does not know', () => {
    const weighted = { ref: [5, 5], cur: [5, 5], group_weights: [1, 2] };
    expect(check(vectorOf('psi', weighted, 0, { abs: 1 }))).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('group_weights') as string,
    });
    expect(check(vectorOf('psi', { ref: [5, 5], cur: [5, 5], note: 'said' }, 0)).kind).toBe('passed');
    const edges = { p: [0.5], y: [1], edges: 'by lot' };
    expect(check(vectorOf('ece', edges, 0.5, { abs: 1 })).kind).toBe('failed');
  });

  it('runs what zero_fill and returns ask for', () => {
    // Shares ½, ½, 0 and ½, ¼, ¼, the empty one as 0.01: ¼·ln 2 + 0.24·ln 25.
    const filled = { ref: [2, 2, 0], cur: [4, 2, 2], zero_fill: 0.01 };
    const expected = 0.25 * Math.log(2) + 0.24 * Math.log(25);
    expect(check(vectorOf('psi', filled, expected, { abs: 1e-12 })).kind).toBe('passed');
    const table = [
      [10, 2],
      [9, 10],
    ];
    // McNemar of 2 and 9, exact: 2·P(Bin(11, ½) ≤ 2) = 2·67/2048; its statistic is 2.
    const mcnemar = (returns: string, want: number) =>
      check(vectorOf('mcnemar', { table, exact: true, returns }, want, { abs: 1e-12 })).kind;
    expect(mcnemar('p', 134 / 2048)).toBe('passed');
    expect(mcnemar('statistic', 134 / 2048)).toBe('failed');
    expect(mcnemar('odds', 2)).toBe('failed');
  });

  it('fails a wrong value, a short list, a missing name and a wrong input', () => {
    const wilson = { successes: 0, n: 10 };
    expect(check(vectorOf('wilson', wilson, [0, 0.3], { abs: 1e-3 })).kind).toBe('failed');
    expect(check(vectorOf('wilson', wilson, [0], { abs: 1 })).kind).toBe('failed');
    expect(check(vectorOf('wilson', wilson, { middle: 0 }, { abs: 1 })).kind).toBe('failed');
    expect(check(vectorOf('wilson', { successes: 11, n: 10 }, [0, 1], { abs: 1 })).kind).toBe('failed');
    expect(check(vectorOf('wilson', wilson, [0, 0.2775328], { abs: 1e-6 })).kind).toBe('passed');
  });

  it('skips a family that is not known', () => {
    expect(check(vectorOf('phrenology', {}, 1)).kind).toBe('skipped');
    expect(check(vectorOf('toString', {}, 1)).kind).toBe('skipped');
  });

  it('allows abs + rel·|want| and no more, and never NaN', () => {
    expect(mismatch(100.149, 100, { abs: 0.05, rel: 0.001 })).toBeNull();
    expect(mismatch(100.151, 100, { abs: 0.05, rel: 0.001 })).not.toBeNull();
    expect(mismatch(NaN, 0, { abs: 10 })).not.toBeNull();
    expect(mismatch(null, 0, { abs: 10 })).not.toBeNull();
  });
});
