import { type Alternative, binomialCdf, binomialPmf, binomialSurvival } from '../distributions';
import { firstWhole } from '../bisect';
import { requireCounts, requireUnit } from '../domain';

// Outcomes whose probability equals the observed one up to rounding count as equally unlikely.
const slack = 1 + 1e-7;

function twoSided(successes: number, n: number, p0: number): number {
  const mean = n * p0;
  if (successes === mean) return 1;
  const limit = binomialPmf(successes, n, p0) * slack;
  if (successes < mean) {
    const from = Math.ceil(mean);
    const asUnlikely = (k: number) => k > n || binomialPmf(k, n, p0) <= limit;
    const above = asUnlikely(from) ? from : firstWhole(from, asUnlikely);
    return binomialCdf(successes, n, p0) + binomialSurvival(above, n, p0);
  }
  const from = Math.floor(mean);
  const asUnlikely = (down: number) => down > from || binomialPmf(from - down, n, p0) <= limit;
  const down = asUnlikely(0) ? 0 : firstWhole(0, asUnlikely);
  return binomialCdf(from - down, n, p0) + binomialSurvival(successes, n, p0);
}

/**
 * Exact binomial test, p value. Two-sided by the method of small probabilities (as R binom.test).
 * The tail `less` is also the Learn-then-Test p value of a binary loss.
 * Throws RangeError unless 0 ≤ successes ≤ n and 0 ≤ p0 ≤ 1. Source: Clopper, Pearson (1934).
 */
export function binomialTest(
  successes: number,
  n: number,
  p0: number,
  alternative: Alternative = 'two-sided',
): number {
  requireCounts(successes, n);
  requireUnit(p0, 'p0');
  if (alternative === 'less') return binomialCdf(successes, n, p0);
  if (alternative === 'greater') return binomialSurvival(successes, n, p0);
  return Math.min(1, twoSided(successes, n, p0));
}
