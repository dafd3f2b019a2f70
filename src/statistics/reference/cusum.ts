import { requireOpenUnit } from '../domain';

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
