import { requireCounts, requireOpenUnit } from './domain';
import { normalQuantile } from './distributions';
import type { Interval, Sided } from './interval';

/**
 * Wilson's score interval for a critical value of the caller's choice, e.g. a t quantile when the
 * variance comes from few clusters. `n` may be an effective sample size, `successes` = p·n.
 */
function wilsonAt(successes: number, n: number, critical: number): Interval {
  requireCounts(successes, n);
  if (n === 0) return { lower: 0, upper: 1 };
  const p = successes / n;
  const q = (n - successes) / n;
  const ratio = (critical * critical) / n;
  if (!Number.isFinite(ratio)) return { lower: 0, upper: 1 };
  const half = Math.sqrt(ratio * (p * q + ratio / 4));
  const centre = p + ratio / 2;
  return {
    lower: successes === 0 ? 0 : Math.min(p, Math.max(0, (centre - half) / (1 + ratio))),
    upper: successes === n ? 1 : Math.max(p, Math.min(1, (centre + half) / (1 + ratio))),
  };
}

/**
 * Wilson's two-sided score interval for a proportion, without continuity correction.
 * `successes` and `n` may be fractions (an effective sample size); n = 0 gives [0, 1].
 * Throws RangeError unless 0 ≤ successes ≤ n and 0 < confidence < 1.
 * Source: Wilson (1927), JASA 22, 209–212; Brown, Cai, DasGupta (2001).
 */
export function wilson(successes: number, n: number, confidence = 0.95): Interval {
  requireOpenUnit(confidence, 'confidence');
  return wilsonAt(successes, n, normalQuantile((1 + confidence) / 2));
}

/** Wilson's interval with all of its error on one side; the other end is 0 or 1. Source: as `wilson`. */
export function wilsonOneSided(
  successes: number,
  n: number,
  sided: Exclude<Sided, 'two'>,
  confidence = 0.95,
): Interval {
  requireOpenUnit(confidence, 'confidence');
  const both = wilsonAt(successes, n, normalQuantile(confidence));
  return sided === 'lower' ? { lower: both.lower, upper: 1 } : { lower: 0, upper: both.upper };
}
