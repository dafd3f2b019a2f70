import { requireSameLength } from './domain';

/** Two lists of counts (or shares) over the same categories, each scaled to sum 1. */
export function sharesOf(
  ref: readonly number[],
  cur: readonly number[],
): { readonly p: readonly number[]; readonly q: readonly number[] } {
  requireSameLength(ref, cur);
  return { p: scaled(ref), q: scaled(cur) };
}

function scaled(counts: readonly number[]): number[] {
  if (counts.some((count) => !(count >= 0 && Number.isFinite(count))))
    throw new RangeError('counts must be 0 or more');
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw new RangeError('a sample without any count has no distribution');
  return counts.map((count) => count / total);
}

/**
 * Total variation distance of two samples' category shares, 0…1: the share of cases that would
 * have to move. Throws RangeError on an empty sample.
 * Source: Levin, Peres (2017), Markov Chains and Mixing Times, prop. 4.2.
 */
export function totalVariation(ref: readonly number[], cur: readonly number[]): number {
  const { p, q } = sharesOf(ref, cur);
  return p.reduce((sum, share, i) => sum + Math.abs(share - (q[i] ?? 0)), 0) / 2;
}

/**
 * Jensen–Shannon distance (the square root of the divergence) of two samples' category shares. The
 * base of the logarithm belongs beside the number: base 2 gives 0…1, base e gives 0…√ln 2.
 * Throws RangeError on an empty sample. Source: Endres, Schindelin (2003), IEEE Trans. Inf. Theory 49.
 */
export function jensenShannonDistance(ref: readonly number[], cur: readonly number[], base: number): number {
  const { p, q } = sharesOf(ref, cur);
  const toMiddle = (share: number, other: number) =>
    share > 0 ? share * Math.log(share / ((share + other) / 2)) : 0;
  const divergence = p.reduce((sum, share, i) => {
    const other = q[i] ?? 0;
    return sum + toMiddle(share, other) + toMiddle(other, share);
  }, 0);
  return Math.sqrt(Math.max(0, divergence) / 2 / Math.log(base));
}
