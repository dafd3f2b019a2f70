import { sharesOf } from './shares';

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
