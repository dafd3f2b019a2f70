import { normalQuantile, tQuantile } from './distributions';
import { requireCounts, requireOpenUnit } from './domain';
import type { Interval } from './interval';
import { wilsonAt } from './wilson';

/** One incident: its decisions and how many of them were in error. */
export interface Cluster {
  readonly n: number;
  readonly errors: number;
}

/** What one GROUP BY over incidents with at least one decision can sum up. */
export interface ClusterSums {
  /** Number of incidents G. */
  readonly clusters: number;
  /** Σm, decisions. */
  readonly n: number;
  /** Σe, decisions in error. */
  readonly errors: number;
  /** Σe². */
  readonly sumEE: number;
  /** Σe·m. */
  readonly sumEM: number;
  /** Σm². */
  readonly sumMM: number;
}

export interface ClusterRobust {
  /** Σe/Σm; null when there is no decision. */
  readonly p: number | null;
  /** G/(G−1)·Σ(e−p·m)²/n²; null with fewer than two incidents. */
  readonly variance: number | null;
  /** variance / (p(1−p)/n); null where it is undefined (no error, only errors, fewer than two incidents). */
  readonly designEffect: number | null;
  /** n / max(1, designEffect), never above n; the number of incidents where the design effect is undefined. */
  readonly effectiveN: number;
  readonly clusters: number;
}

function fromSquares(clusters: number, n: number, errors: number, squares: number): ClusterRobust {
  requireCounts(errors, n);
  if (n === 0) return { p: null, variance: null, designEffect: null, effectiveN: 0, clusters };
  const p = errors / n;
  const variance = clusters < 2 ? null : ((clusters / (clusters - 1)) * Math.max(0, squares)) / (n * n);
  const extreme = errors === 0 || errors === n;
  const designEffect = variance === null || extreme ? null : variance / ((p * (1 - p)) / n);
  const effectiveN = designEffect === null ? Math.min(n, clusters) : n / Math.max(1, designEffect);
  return { p, variance, designEffect, effectiveN, clusters };
}

/**
 * Error rate over decisions that come in incidents, as a ratio with its linearised variance.
 * Incidents without a decision are left out. Source: Franco, Little, Louis, Slud (2019), PMC6690503.
 */
export function clusterRobustRatio(clusters: readonly Cluster[]): ClusterRobust {
  const filled = clusters.filter((cluster) => cluster.n > 0);
  for (const cluster of filled) requireCounts(cluster.errors, cluster.n);
  const n = filled.reduce((sum, cluster) => sum + cluster.n, 0);
  const errors = filled.reduce((sum, cluster) => sum + cluster.errors, 0);
  const p = n === 0 ? 0 : errors / n;
  const squares = filled.reduce((sum, cluster) => sum + (cluster.errors - p * cluster.n) ** 2, 0);
  return fromSquares(filled.length, n, errors, squares);
}

/** `clusterRobustRatio` from sums that SQL can produce, so that no row leaves the database. */
export function clusterRobustFromSums(sums: ClusterSums): ClusterRobust {
  const p = sums.n === 0 ? 0 : sums.errors / sums.n;
  const squares = sums.sumEE - 2 * p * sums.sumEM + p * p * sums.sumMM;
  return fromSquares(sums.clusters, sums.n, sums.errors, squares);
}

/**
 * Wilson's interval at the effective sample size. Below 30 incidents the critical value is that of
 * t(G−1), because the design effect is itself estimated; where it is undefined (no error, only
 * errors, one incident) the incidents count as n and nothing is estimated. No decision gives [0, 1].
 */
export function clusterRobustInterval(robust: ClusterRobust, confidence = 0.95): Interval {
  requireOpenUnit(confidence, 'confidence');
  if (robust.p === null) return { lower: 0, upper: 1 };
  const level = (1 + confidence) / 2;
  const few = robust.designEffect !== null && robust.clusters < 30;
  const critical = few ? tQuantile(level, robust.clusters - 1) : normalQuantile(level);
  return wilsonAt(robust.p * robust.effectiveN, robust.effectiveN, critical);
}
