import { clopperPearson } from './clopper-pearson';
import type { ClusterRobust } from './cluster-robust';
import { normalQuantile, tQuantile } from './distributions';
import { requireOpenUnit } from './domain';
import type { Interval } from './interval';

/** (z/t)² of two-sided limits with `clusters` − 1 degrees of freedom; 0 for one cluster. */
function fewClusters(clusters: number, level: number): number {
  if (clusters < 2) return 0;
  const z = normalQuantile(level);
  // At a confidence of next to 0 both quantiles are 0.
  return z < 1e-3 ? 1 : Math.min(1, (z / tQuantile(level, clusters - 1)) ** 2);
}

/**
 * Two-sided interval of a share over decisions that come in incidents: Clopper–Pearson at the effective sample
 * size times (z/t(G−1))². No decision, or all in one incident, gives [0, 1].
 * Source: Korn, Graubard (1998), Survey Methodology 24, 193–201.
 */
export function kornGraubard(
  { p, effectiveN, clusters }: Pick<ClusterRobust, 'p' | 'effectiveN' | 'clusters'>,
  confidence = 0.95,
): Interval {
  requireOpenUnit(confidence, 'confidence');
  if (p === null) return { lower: 0, upper: 1 };
  const n = effectiveN * fewClusters(clusters, (1 + confidence) / 2);
  const { lower, upper } = clopperPearson(p === 1 ? n : p * n, n, confidence);
  return { lower: Math.min(p, lower), upper: Math.max(p, upper) };
}
