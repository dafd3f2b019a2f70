import { chi2Homogeneity, type ChisquareTest } from '../chi2-homogeneity';
import { requireCounts, requireSameLength } from '../domain';

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
