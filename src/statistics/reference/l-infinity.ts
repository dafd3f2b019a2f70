import { sharesOf } from '../shares';

/**
 * Largest change of any category's share, 0…1. Throws RangeError on an empty sample.
 * Source: NannyML, univariate drift methods.
 */
export function lInfinity(ref: readonly number[], cur: readonly number[]): number {
  const { p, q } = sharesOf(ref, cur);
  return p.reduce((largest, share, i) => Math.max(largest, Math.abs(share - (q[i] ?? 0))), 0);
}
