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

/**
 * Tabular CUSUM, one side: max(0, x − (target + K) + C) upwards, max(0, (target − K) − x + C)
 * downwards. K is the slack in the unit of x.
 * Source: Page (1954), Biometrika 41, 100–115; Montgomery, Introduction to Statistical Quality Control, ch. 9.
 */
export function cusumTabular(
  x: readonly number[],
  target: number,
  slack: number,
  side: 'upper' | 'lower',
): number[] {
  let sum = 0;
  return x.map((value) => {
    sum = Math.max(0, sum + (side === 'upper' ? value - target : target - value) - slack);
    return sum;
  });
}

/**
 * Bernoulli CUSUM of errors (1) and rights (0) that watches for a rise of the error rate from pIn to
 * pOut: the running log likelihood ratio above its own minimum.
 * Source: Reynolds, Stoumbos (1999), Journal of Quality Technology 31, 87–108.
 */
export function cusumBernoulli(x: Iterable<number>, pIn: number, pOut: number): number[] {
  requireOpenUnit(pIn, 'pIn');
  requireOpenUnit(pOut, 'pOut');
  const onError = Math.log(pOut / pIn);
  const onRight = Math.log1p(-pOut) - Math.log1p(-pIn);
  const series: number[] = [];
  let sum = 0;
  for (const value of x) {
    sum = Math.max(0, sum + (value > 0 ? onError : onRight));
    series.push(sum);
  }
  return series;
}

/** Index of the first value above the limit, or null. */
export function firstAlarm(series: readonly number[], limit: number): number | null {
  const index = series.findIndex((value) => value > limit);
  return index < 0 ? null : index;
}

/** One metric's result; any result but `pass` of a critical metric fails the whole. */
export interface ScoredMetric {
  readonly result: 'pass' | 'high' | 'low' | 'nodata';
  readonly critical?: boolean;
  /** Missing data counts against the score, instead of being left out of it. */
  readonly dataRequired?: boolean;
}

/**
 * Share of passing metrics, 0…100: 0 as soon as a critical metric fails *or has no data*, and 0 when
 * half of the metrics or more have no data. A comparison value only: the gate decides by its bounds.
 * Source: Graff, Sanden (2018), "Automated Canary Analysis at Netflix with Kayenta".
 */
export function gateScore(metrics: readonly ScoredMetric[]): number {
  if (metrics.some(({ critical, result }) => critical === true && result !== 'pass')) return 0;
  const missing = metrics.filter(({ result, dataRequired }) => result === 'nodata' && dataRequired !== true);
  if (metrics.length === 0 || missing.length / metrics.length >= 0.5) return 0;
  const passed = metrics.filter(({ result }) => result === 'pass').length;
  return Math.round((passed / (metrics.length - missing.length)) * 10_000) / 100;
}
