import { logBeta, regularizedBeta } from '../distributions';
import { requireCounts, requireOpenUnit } from '../domain';

/**
 * ln E of the truncated-beta mixture against "the error rate is at least p0", for independent
 * decisions: promote once it reaches ln(1/α). −∞ when the data sit so far above p0 that the mixture
 * underflows. Source: Howard et al. (2021), with a Beta(a, b) prior truncated to [0, p0].
 */
export function truncatedBetaLogE(errors: number, n: number, p0: number, a = 0.5, b = 0.5): number {
  requireCounts(errors, n);
  requireOpenUnit(p0, 'p0');
  const right = n - errors;
  return (
    logBeta(errors + a, right + b) +
    Math.log(regularizedBeta(p0, errors + a, right + b)) -
    logBeta(a, b) -
    Math.log(regularizedBeta(p0, a, b)) -
    errors * Math.log(p0) -
    right * Math.log1p(-p0)
  );
}
