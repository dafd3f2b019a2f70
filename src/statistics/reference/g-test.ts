import { chisquareSurvival } from '../distributions';
import { requireSameLength } from '../domain';

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
