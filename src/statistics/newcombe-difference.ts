import { anyDifference, requireTwoSamples, type TwoSamples, type Interval } from './interval';
import { wilson } from './wilson';

/**
 * Difference p1 − p2 of two independent proportions, from their Wilson intervals (method 10); an
 * empty sample gives [−1, 1]. Source: Newcombe (1998), Statistics in Medicine 17, 873–890.
 */
export function newcombeDifference(samples: TwoSamples, confidence = 0.95): Interval {
  requireTwoSamples(samples);
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0) return anyDifference;
  const first = wilson(x1, n1, confidence);
  const second = wilson(x2, n2, confidence);
  return newcombeOf(x1 / n1, first, x2 / n2, second);
}

/** The same from two estimates and their intervals, e.g. Korn–Graubard of each side. */
export function newcombeOf(p1: number, first: Interval, p2: number, second: Interval): Interval {
  const difference = p1 - p2;
  return {
    lower: difference - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: difference + Math.hypot(first.upper - p1, p2 - second.lower),
  };
}
