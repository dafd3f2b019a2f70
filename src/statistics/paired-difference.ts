import type { Interval } from './interval';
import { wilson } from './wilson';

/** Matched pairs of yes/no results: n pairs, of which both yes, first alone, second alone. */
export interface PairCounts {
  readonly n: number;
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
}

/**
 * Interval of second − first in matched pairs, by the score method with continuity-corrected φ (method 10).
 * Throws RangeError unless the parts fit into n > 0. Source: Newcombe (1998), Statistics in Medicine 17,
 * 2635–2650.
 */
export function pairedDifference(
  { n, both, firstOnly, secondOnly }: PairCounts,
  confidence = 0.95,
): Interval {
  const neither = n - both - firstOnly - secondOnly;
  if (!(n > 0) || [both, firstOnly, secondOnly, neither].some((count) => !(count >= 0)))
    throw new RangeError('the parts of the pairs must be 0 or more and fit into n');
  const [first, second] = [both + firstOnly, both + secondOnly];
  const [w1, w2] = [wilson(first, n, confidence), wilson(second, n, confidence)];
  const [p1, p2] = [first / n, second / n];
  const phi = phiOf(both, firstOnly, secondOnly, neither);
  const [dl1, du1] = [p1 - w1.lower, w1.upper - p1];
  const [dl2, du2] = [p2 - w2.lower, w2.upper - p2];
  const difference = p2 - p1;
  return {
    lower: difference - Math.sqrt(Math.max(0, dl2 ** 2 - 2 * phi * dl2 * du1 + du1 ** 2)),
    upper: difference + Math.sqrt(Math.max(0, du2 ** 2 - 2 * phi * du2 * dl1 + dl1 ** 2)),
  };
}

function phiOf(a: number, b: number, c: number, d: number): number {
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return 0;
  const product = a * d - b * c;
  const n = a + b + c + d;
  const corrected = product > n / 2 ? product - n / 2 : product >= 0 ? 0 : product;
  return corrected / Math.sqrt(margins);
}
