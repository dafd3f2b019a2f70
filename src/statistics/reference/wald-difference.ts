import { normalQuantile } from '../distributions';
import { requireOpenUnit } from '../domain';
import type { Interval } from '../interval';
import { anyDifference, requireTwoSamples, type TwoSamples } from '../two-samples';

/**
 * Difference p1 − p2 by the normal approximation with unpooled variance. Kept for comparison: it
 * collapses to a point at 0 or n successes. Source: any textbook; see Newcombe (1998), method 1.
 */
export function waldDifference(samples: TwoSamples, confidence = 0.95): Interval {
  requireTwoSamples(samples);
  requireOpenUnit(confidence, 'confidence');
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0) return anyDifference;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return { lower: Math.max(-1, p1 - p2 - half), upper: Math.min(1, p1 - p2 + half) };
}
