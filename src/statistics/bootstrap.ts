import { requireOpenUnit } from './domain';
import type { Interval } from './interval';
import { randomSource } from './random';

/**
 * Percentile intervals of statistics of sums over clusters drawn with replacement, e.g. d′ over incidents; all of them
 * see the same draws. `sums` holds for each sum its part in each cluster. Null for a statistic when there are fewer than
 * two clusters or more than half of the draws leave it undefined.
 * Source: Efron, Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
 */
export function bootstrapSums<Name extends string>(
  sums: readonly Float64Array[],
  names: readonly Name[],
  statistics: (drawn: readonly number[]) => Readonly<Record<Name, number>> | null,
  {
    replicates = 1000,
    seed = 1,
    confidence = 0.95,
  }: { replicates?: number; seed?: number; confidence?: number } = {},
): Record<Name, Interval | null> {
  requireOpenUnit(confidence, 'confidence');
  const clusters = sums[0]?.length ?? 0;
  const random = randomSource(seed);
  const values = names.map((): number[] => []);
  for (let i = 0; clusters > 1 && i < replicates; i += 1) {
    const drawn = sums.map(() => 0);
    for (let draw = 0; draw < clusters; draw += 1) {
      const cluster = random.below(clusters);
      for (let k = 0; k < sums.length; k += 1) drawn[k]! += sums[k]![cluster]!;
    }
    const found = statistics(drawn);
    names.forEach((name, at) => {
      if (found !== null && Number.isFinite(found[name])) values[at]!.push(found[name]);
    });
  }
  const intervalOf = (own: number[]): Interval | null => {
    if (own.length === 0 || own.length < replicates / 2) return null;
    own.sort((a, b) => a - b);
    return { lower: quantileOf(own, (1 - confidence) / 2), upper: quantileOf(own, (1 + confidence) / 2) };
  };
  return Object.fromEntries(names.map((name, at) => [name, intervalOf(values[at]!)])) as Record<
    Name,
    Interval | null
  >;
}

/** Quantile of an ascending list with linear interpolation (Hyndman–Fan type 7). */
export function quantileOf(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (position - below) * (high - low);
}
