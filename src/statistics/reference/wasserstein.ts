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
