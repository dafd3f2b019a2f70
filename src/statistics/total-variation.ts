import { sharesOf } from './shares';

/**
 * Total variation distance of two samples' category shares, 0…1: the share of cases that would
 * have to move. Throws RangeError on an empty sample.
 * Source: Levin, Peres (2017), Markov Chains and Mixing Times, prop. 4.2.
 */
export function totalVariation(ref: readonly number[], cur: readonly number[]): number {
  const { p, q } = sharesOf(ref, cur);
  return p.reduce((sum, share, i) => sum + Math.abs(share - (q[i] ?? 0)), 0) / 2;
}
