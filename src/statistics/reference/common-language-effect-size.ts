/**
 * P(a random x exceeds a random y) + ½·P(equal), 0…1; null when a sample is empty.
 * Source: McGraw, Wong (1992), Psychological Bulletin 111, 361–365; Mann, Whitney (1947).
 */
export function commonLanguageEffectSize(x: readonly number[], y: readonly number[]): number | null {
  if (x.length === 0 || y.length === 0) return null;
  const sorted = Float64Array.from(y).sort();
  const sum = x.reduce((total, value) => total + below(sorted, value, false) + below(sorted, value, true), 0);
  return sum / 2 / (x.length * y.length);
}

/** How many of an ascending list lie below a value (`orEqual`: at or below it). */
function below(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] ?? Infinity;
    if (at < value || (orEqual && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
