import { betaQuantile } from '../distributions';
import { requireCounts, requireOpenUnit } from '../domain';
import type { Interval, Sided } from '../interval';

/**
 * Jeffreys interval of a proportion: quantiles of Beta(s + ½, n − s + ½), with the lower end 0 at
 * no successes and the upper end 1 at n successes, so that it always holds the estimate.
 * Throws RangeError unless 0 ≤ successes ≤ n and 0 < confidence < 1.
 * Source: Brown, Cai, DasGupta (2001), Statistical Science 16, 101–133.
 */
export function jeffreys(successes: number, n: number, confidence = 0.95, sided: Sided = 'two'): Interval {
  requireCounts(successes, n);
  requireOpenUnit(confidence, 'confidence');
  const tail = sided === 'two' ? (1 - confidence) / 2 : 1 - confidence;
  const a = successes + 0.5;
  const b = n - successes + 0.5;
  return {
    lower: sided === 'upper' || successes === 0 ? 0 : betaQuantile(tail, a, b),
    upper: sided === 'lower' || successes === n ? 1 : betaQuantile(1 - tail, a, b),
  };
}
