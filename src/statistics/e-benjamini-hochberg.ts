/**
 * Indices, ascending, of the hypotheses rejected at false discovery rate `alpha` from their log
 * e-values, whatever their dependence: many workflows promoted together.
 * Source: Wang, Ramdas (2022), JRSS-B 84, 822–852 (e-BH).
 */
export function eBenjaminiHochberg(logE: readonly number[], alpha: number): number[] {
  const order = logE.map((_, i) => i).sort((a, b) => (logE[b] ?? 0) - (logE[a] ?? 0) || a - b);
  let rejected = 0;
  order.forEach((index, i) => {
    if ((logE[index] ?? -Infinity) >= Math.log(logE.length / (alpha * (i + 1)))) rejected = i + 1;
  });
  return order.slice(0, rejected).sort((a, b) => a - b);
}

/** Level of the k-th candidate bundle (k = 1, 2, …) for one tier: α·6/(π²k²), which sums to α. */
export function alphaOfCandidate(alpha: number, k: number): number {
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`k must be 1, 2, …, got ${k}`);
  return (alpha * 6) / (Math.PI * k) ** 2;
}
