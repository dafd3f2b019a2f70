import { requireCounts } from './domain';

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
  /** Incidents with at least one error. */
  readonly withError: number;
  /** Incidents with at least one decision that is no error. */
  readonly withOther: number;
}

export interface ClusterRobust {
  /** Σe/Σm; null when there is no decision. */
  readonly p: number | null;
  /** G/(G−1)·Σ(e−p·m)²/n²; null with fewer than two incidents. */
  readonly variance: number | null;
  /** variance / (p(1−p)/n), as observed; null where it is undefined (no error, only errors, fewer than two incidents). */
  readonly designEffect: number | null;
  /** n / max(1, designEffect, 1 + (Σm²/Σm − 1)·ICC₀): decisions of independent incidents that would tell as much. */
  readonly effectiveN: number;
  readonly clusters: number;
}

/** Below this many incidents with an error their variance says little: few errors make share and variance small together. */
const enoughWithError = 20;

/** ICC₀ of the floor under the design effect, where errors (or what is no error) are in few incidents, and in many. */
export const assumedCorrelation = (fewest: number) => (fewest < enoughWithError ? 0.3 : 0.1);

/**
 * Error rate over decisions that come in incidents, as a ratio with its linearised variance, from sums that SQL
 * can produce, so that no row leaves the database. Throws RangeError unless 0 ≤ errors ≤ n.
 * Source: Franco, Little, Louis, Slud (2019), PMC6690503; floor: Kish (1965), §5.4, at an assumed correlation.
 */
export function clusterRobustFromSums(sums: ClusterSums): ClusterRobust {
  const { clusters, n, errors } = sums;
  requireCounts(errors, n);
  if (n === 0) return { p: null, variance: null, designEffect: null, effectiveN: 0, clusters };
  const p = errors / n;
  const squares = sums.sumEE - 2 * p * sums.sumEM + p * p * sums.sumMM;
  const variance = clusters < 2 ? null : ((clusters / (clusters - 1)) * Math.max(0, squares)) / (n * n);
  const extreme = errors === 0 || errors === n;
  const designEffect = variance === null || extreme ? null : variance / ((p * (1 - p)) / n);
  const correlation = assumedCorrelation(Math.min(sums.withError, sums.withOther));
  const floor = 1 + Math.max(0, sums.sumMM / n - 1) * correlation;
  return { p, variance, designEffect, effectiveN: n / Math.max(1, designEffect ?? 1, floor), clusters };
}

/** The sums over incidents; those without a decision are left out. Throws RangeError on more errors than decisions. */
export function clusterSums(clusters: readonly Cluster[]): ClusterSums {
  const filled = clusters.filter((cluster) => cluster.n > 0);
  for (const cluster of filled) requireCounts(cluster.errors, cluster.n);
  const sum = (value: (cluster: Cluster) => number) => filled.reduce((all, each) => all + value(each), 0);
  return {
    clusters: filled.length,
    n: sum(({ n }) => n),
    errors: sum(({ errors }) => errors),
    sumEE: sum(({ errors }) => errors * errors),
    sumEM: sum(({ n, errors }) => errors * n),
    sumMM: sum(({ n }) => n * n),
    withError: sum(({ errors }) => (errors > 0 ? 1 : 0)),
    withOther: sum(({ n, errors }) => (errors < n ? 1 : 0)),
  };
}

/** `clusterRobustFromSums` of the incidents themselves. */
export const clusterRobustRatio = (clusters: readonly Cluster[]): ClusterRobust =>
  clusterRobustFromSums(clusterSums(clusters));
