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
