import { chisquareSurvival, type Alternative, normalP } from '../distributions';
import { chi2Homogeneity, type ChisquareTest } from '../chi2-homogeneity';
import { requireCounts, requireSameLength, requireUnit } from '../domain';
import type { ZTest } from '../two-proportion-test';

/**
 * Cochran's Q: whether k matched yes/no answers (columns, 0 or 1) have the same share of yes over
 * subjects (rows); null when no subject's answers differ or k < 2.
 * Source: Cochran (1950), Biometrika 37, 256–266.
 */
export function cochranQ(
  matrix: readonly (readonly number[])[],
): { q: number; df: number; p: number } | null {
  const k = matrix[0]?.length ?? 0;
  const rows = matrix.map((row) => row.reduce((sum, x) => sum + x, 0));
  const columns = Array.from({ length: k }, (_, j) => matrix.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const total = rows.reduce((sum, x) => sum + x, 0);
  const denominator = k * total - rows.reduce((sum, x) => sum + x * x, 0);
  if (k < 2 || denominator === 0) return null;
  const q = ((k - 1) * (k * columns.reduce((sum, x) => sum + x * x, 0) - total * total)) / denominator;
  return { q, df: k - 1, p: chisquareSurvival(q, k - 1) };
}

/**
 * Chi-square test that k proportions are equal, without continuity correction; null when it cannot
 * be computed. Source: Fleiss, Levin, Paik (2003), Statistical Methods for Rates and Proportions, ch. 9.
 */
export function kProportionsTest(successes: readonly number[], n: readonly number[]): ChisquareTest | null {
  requireSameLength(successes, n);
  const failures = successes.map((x, i) => {
    requireCounts(x, n[i] ?? 0);
    return (n[i] ?? 0) - x;
  });
  return chi2Homogeneity([successes, failures]);
}

/** p values of every pair (0,1), (0,2), …, (1,2), …, unadjusted; null where a pair says nothing. */
export function pairwiseProportionTests(
  successes: readonly number[],
  n: readonly number[],
): (number | null)[] {
  requireSameLength(successes, n);
  return successes.flatMap((x, i) =>
    successes.slice(i + 1).map((other, j) => {
      return kProportionsTest([x, other], [n[i] ?? 0, n[i + 1 + j] ?? 0])?.p ?? null;
    }),
  );
}

export interface GTest {
  readonly g: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Likelihood-ratio goodness of fit of counts to fixed expected counts, which are scaled to the
 * observed total. For a design that is truly known; two samples need `chi2Homogeneity`.
 * Null with fewer than two categories or no counts. Source: Sokal, Rohlf (1995), Biometry, ch. 17.
 */
export function gTestOfFit(observed: readonly number[], expected: readonly number[]): GTest | null {
  requireSameLength(observed, expected);
  const total = observed.reduce((sum, count) => sum + count, 0);
  const scale = total / expected.reduce((sum, count) => sum + count, 0);
  if (observed.length < 2 || !(total > 0) || !Number.isFinite(scale)) return null;
  const g =
    2 * observed.reduce((sum, o, i) => sum + (o > 0 ? o * Math.log(o / ((expected[i] ?? 0) * scale)) : 0), 0);
  const df = observed.length - 1;
  return { g, df, p: chisquareSurvival(g, df) };
}

/**
 * z test of one proportion against p0, with the variance at the sample's or at the null's value;
 * null when that variance is 0. Source: Altman (1991), ch. 10.
 */
export function oneProportionTest(
  successes: number,
  n: number,
  p0: number,
  {
    variance = 'null',
    alternative = 'two-sided',
  }: { variance?: 'sample' | 'null'; alternative?: Alternative } = {},
): ZTest | null {
  requireCounts(successes, n);
  requireUnit(p0, 'p0');
  if (n === 0) return null;
  const p = successes / n;
  const at = variance === 'sample' ? p : p0;
  const spread = (at * (1 - at)) / n;
  if (!(spread > 0)) return null;
  const z = (p - p0) / Math.sqrt(spread);
  return { z, p: normalP(z, alternative) };
}
