import { requireOpenUnit } from './domain';
import type { Interval } from './interval';
import { randomSource } from './random';

/**
 * Percentile interval of a statistic over clusters drawn with replacement, e.g. d′ over incidents;
 * null when there are fewer than two clusters or more than half of the draws leave the statistic
 * undefined (it returns null). Source: Efron, Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
 */
export function bootstrapByCluster<Cluster>(
  clusters: readonly Cluster[],
  statistic: (sample: readonly Cluster[]) => number | null,
  {
    replicates = 1000,
    seed = 1,
    confidence = 0.95,
  }: { replicates?: number; seed?: number; confidence?: number } = {},
): Interval | null {
  requireOpenUnit(confidence, 'confidence');
  if (clusters.length < 2) return null;
  const random = randomSource(seed);
  const values: number[] = [];
  for (let i = 0; i < replicates; i += 1) {
    const value = statistic(clusters.map(() => clusters[random.below(clusters.length)] as Cluster));
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  if (values.length < replicates / 2) return null;
  values.sort((a, b) => a - b);
  return { lower: quantileOf(values, (1 - confidence) / 2), upper: quantileOf(values, (1 + confidence) / 2) };
}

/** Quantile of an ascending list with linear interpolation (Hyndman–Fan type 7). */
export function quantileOf(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (position - below) * (high - low);
}
