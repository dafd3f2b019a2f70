import betainc from '@stdlib/math-base-special-betainc';
import betaln from '@stdlib/math-base-special-betaln';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialPmfOf from '@stdlib/stats-base-dists-binomial-pmf';
import chisquareQuantileOf from '@stdlib/stats-base-dists-chisquare-quantile';
import hypergeometricPmfOf from '@stdlib/stats-base-dists-hypergeometric-pmf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** Φ⁻¹(p), 0 ≤ p ≤ 1. */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1);
}

/** Φ(z). */
export function normalCdf(z: number): number {
  return normalCdfOf(z, 0, 1);
}

/** 1 − Φ(z), accurate in the far tail. */
export function normalSurvival(z: number): number {
  return normalCdfOf(-z, 0, 1);
}

/** P(|Z| ≥ |z|). */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalSurvival(Math.abs(z)));
}

/** Quantile of Student's t with `df` > 0 degrees of freedom. */
export function tQuantile(p: number, df: number): number {
  return tQuantileOf(p, df);
}

/** P(|T| ≥ |t|) for Student's t with `df` > 0 degrees of freedom. */
export function tTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * tCdfOf(-Math.abs(t), df));
}

/** P(X ≥ x) for chi-square, accurate in the far tail. `df` = 0 is a point mass at 0. */
export function chisquareSurvival(x: number, df: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (df === 0 || x <= 0) return 1;
  if (x === Infinity) return 0;
  return gammainc(x / 2, df / 2, true, true);
}

/** Quantile of chi-square with `df` > 0 degrees of freedom. */
export function chisquareQuantile(p: number, df: number): number {
  return chisquareQuantileOf(p, df);
}

/** Quantile of Beta(a, b), a, b > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b);
}

/** P(Bin(n, p) ≤ k). */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : binomialCdfOf(k, n, p);
}

/** P(Bin(n, p) ≥ k), accurate in the far tail. */
export function binomialSurvival(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : betainc(p, k, n - k + 1, true, false);
}

/** P(Bin(n, p) = k). */
export function binomialPmf(k: number, n: number, p: number): number {
  return binomialPmfOf(k, n, p);
}

/** P(X = k) of `draws` from `population` that holds `successes`. */
export function hypergeometricPmf(k: number, population: number, successes: number, draws: number): number {
  return hypergeometricPmfOf(k, population, successes, draws);
}

/** I_x(a, b), the regularised incomplete beta function. */
export function regularizedBeta(x: number, a: number, b: number): number {
  return betainc(x, a, b, true, false);
}

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return betaln(a, b);
}

/** ln Γ(x). */
export function logGamma(x: number): number {
  return gammaln(x);
}

/** ln of the binomial coefficient C(n, k). */
export function logChoose(n: number, k: number): number {
  return -Math.log(n + 1) - betaln(n - k + 1, k + 1);
}

/** Which departures from the null count as evidence: `greater` = the first above the second (or above p0). */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** p value of a standard normal statistic. */
export function normalP(z: number, alternative: Alternative): number {
  if (alternative === 'less') return normalCdf(z);
  return alternative === 'greater' ? normalSurvival(z) : normalTwoSided(z);
}
