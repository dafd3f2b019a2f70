import type { Interval } from '../interval';
import { anyDifference, requireTwoSamples, type TwoSamples } from '../two-samples';
import { waldDifference } from './wald-difference';

/**
 * Difference p1 − p2 by the normal approximation after adding one success and one failure to each
 * sample. Source: Agresti, Caffo (2000), The American Statistician 54, 280–288.
 */
export function agrestiCaffoDifference(samples: TwoSamples, confidence = 0.95): Interval {
  requireTwoSamples(samples);
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0) return anyDifference;
  return waldDifference({ x1: x1 + 1, n1: n1 + 2, x2: x2 + 1, n2: n2 + 2 }, confidence);
}
