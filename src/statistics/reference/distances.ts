import { sharesOf } from '../distances';

/**
 * Hellinger distance of two samples' category shares, 0…1. Throws RangeError on an empty sample.
 * Source: Hellinger (1909); Le Cam, Yang (2000), Asymptotics in Statistics, ch. 3.
 */
export function hellinger(ref: readonly number[], cur: readonly number[]): number {
  const { p, q } = sharesOf(ref, cur);
  const squares = p.reduce((sum, share, i) => sum + (Math.sqrt(share) - Math.sqrt(q[i] ?? 0)) ** 2, 0);
  return Math.sqrt(squares / 2);
}

/**
 * Largest change of any category's share, 0…1. Throws RangeError on an empty sample.
 * Source: NannyML, univariate drift methods.
 */
export function lInfinity(ref: readonly number[], cur: readonly number[]): number {
  const { p, q } = sharesOf(ref, cur);
  return p.reduce((largest, share, i) => Math.max(largest, Math.abs(share - (q[i] ?? 0))), 0);
}

/**
 * Wasserstein-1 distance of two samples, in the unit of the values: the area between their
 * distribution functions; null when a sample is empty.
 * Source: Vallender (1974), Theory of Probability and Its Applications 18, 784–786.
 */
export function wasserstein1(x: readonly number[], y: readonly number[]): number | null {
  if (x.length === 0 || y.length === 0) return null;
  const a = Float64Array.from(x).sort();
  const b = Float64Array.from(y).sort();
  let i = 0;
  let j = 0;
  let area = 0;
  let previous = Math.min(a[0] ?? 0, b[0] ?? 0);
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    area += Math.abs(i / a.length - j / b.length) * (next - previous);
    while (a[i] === next) i += 1;
    while (b[j] === next) j += 1;
    previous = next;
  }
  return area;
}
