import { requireCounts, requireOpenUnit } from '../domain';

/**
 * Log likelihood ratio of error rate p1 against p0; as an e-process, p0 is rejected once it reaches
 * ln(1/α). Source: Wald (1945), Annals of Mathematical Statistics 16, 117–186.
 */
export function sprtLogE(errors: number, n: number, p0: number, p1: number): number {
  requireCounts(errors, n);
  requireOpenUnit(p0, 'p0');
  requireOpenUnit(p1, 'p1');
  return errors * Math.log(p1 / p0) + (n - errors) * (Math.log1p(-p1) - Math.log1p(-p0));
}

/** Wald's stopping bounds of the log likelihood ratio for error rates alpha and beta. */
export function sprtBounds(alpha: number, beta: number): { readonly lower: number; readonly upper: number } {
  requireOpenUnit(alpha, 'alpha');
  requireOpenUnit(beta, 'beta');
  return { lower: Math.log(beta / (1 - alpha)), upper: Math.log((1 - beta) / alpha) };
}
