import { sharesOf } from '../shares';

/**
 * Hellinger distance of two samples' category shares, 0…1. Throws RangeError on an empty sample.
 * Source: Hellinger (1909); Le Cam, Yang (2000), Asymptotics in Statistics, ch. 3.
 */
export function hellinger(ref: readonly number[], cur: readonly number[]): number {
  const { p, q } = sharesOf(ref, cur);
  const squares = p.reduce((sum, share, i) => sum + (Math.sqrt(share) - Math.sqrt(q[i] ?? 0)) ** 2, 0);
  return Math.sqrt(squares / 2);
}
