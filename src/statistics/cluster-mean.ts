import { normalQuantile, tQuantile } from './distributions';
import { requireOpenUnit } from './domain';
import type { Interval } from './interval';

/** One incident: the sum of a value over its decisions, and their number. */
export interface ClusterSum {
  readonly n: number;
  readonly sum: number;
}

export interface ClusterMean {
  /** Σsum/Σn; null without a decision. */
  readonly mean: number | null;
  /** Null with fewer than two incidents, or where every incident has the same mean. */
  readonly interval: Interval | null;
  readonly n: number;
  readonly clusters: number;
}

/**
 * Mean of a value over decisions that come in incidents, as a ratio with its linearised variance
 * G/(G−1)·Σ(s−μ·m)²/n² and t(G−1) below 30 incidents. Incidents without a decision are left out.
 * Source: as `clusterRobustRatio`, Franco, Little, Louis, Slud (2019), PMC6690503.
 */
export function clusterMean(clusters: Iterable<ClusterSum>, confidence = 0.95): ClusterMean {
  requireOpenUnit(confidence, 'confidence');
  const filled = [...clusters].filter(({ n }) => n > 0);
  const n = filled.reduce((all, cluster) => all + cluster.n, 0);
  if (n === 0) return { mean: null, interval: null, n, clusters: 0 };
  const mean = filled.reduce((all, cluster) => all + cluster.sum, 0) / n;
  const g = filled.length;
  const squares = filled.reduce((all, cluster) => all + (cluster.sum - mean * cluster.n) ** 2, 0);
  // Equal up to rounding is equal: a spread of nothing says nothing about the next incident.
  if (g < 2 || squares <= 1e-24 * n * n) return { mean, interval: null, n, clusters: g };
  const level = (1 + confidence) / 2;
  const critical = g < 30 ? tQuantile(level, g - 1) : normalQuantile(level);
  const half = critical * Math.sqrt(((g / (g - 1)) * squares) / (n * n));
  return { mean, interval: { lower: mean - half, upper: mean + half }, n, clusters: g };
}
