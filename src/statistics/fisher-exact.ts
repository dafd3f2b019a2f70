import { type Alternative, hypergeometricPmf } from './distributions';

export type Table2x2 = readonly [readonly [number, number], readonly [number, number]];

/**
 * Fisher's exact test of a 2×2 table, p value; `greater` = odds ratio above 1. Two-sided by the
 * method of small probabilities (as R fisher.test).
 * Throws RangeError unless all counts are whole and 0 or more. Source: Fisher (1935), JRSS 98, 39–82.
 */
export function fisherExact(table: Table2x2, alternative: Alternative = 'two-sided'): number {
  const [[a, b], [c, d]] = table;
  if (![a, b, c, d].every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RangeError('counts must be whole and 0 or more');
  }
  const n = a + b + c + d;
  const lowest = Math.max(0, a + b + (a + c) - n);
  const highest = Math.min(a + b, a + c);
  const pmf = (k: number) => hypergeometricPmf(k, n, a + c, a + b);
  const limit = pmf(a) * (1 + 1e-7);
  const counts = (k: number, probability: number) => {
    if (alternative === 'less') return k <= a;
    return alternative === 'greater' ? k >= a : probability <= limit;
  };
  let p = 0;
  for (let k = lowest; k <= highest; k += 1) {
    const probability = pmf(k);
    if (counts(k, probability)) p += probability;
  }
  return Math.min(1, p);
}
