import type { ClusterSums } from './cluster-robust';
import { tTwoSided } from './distributions';

const residuals = ({ sumEE, sumEM, sumMM }: ClusterSums, p: number) =>
  Math.max(0, sumEE - 2 * p * sumEM + p * p * sumMM);

/**
 * p value of "two ratios Σe/Σm of independent clusters are equal", two-sided: the difference over its
 * cluster-robust standard error at the pooled ratio, against t with all clusters less two. Holds its level with
 * few and uneven clusters, where an interval from each side's own variance does not. 1 where a side has fewer
 * than two clusters or nothing varies.
 * Source: Boos (1992), American Statistician 46, 327–333; Rao, Scott (1992), Biometrics 48, 577–585.
 */
export function clusterScoreP(a: ClusterSums, b: ClusterSums): number {
  if (a.clusters < 2 || b.clusters < 2) return 1;
  const p = (a.errors + b.errors) / (a.n + b.n);
  const variance = [a, b].reduce(
    (sum, side) => sum + ((side.clusters / (side.clusters - 1)) * residuals(side, p)) / side.n ** 2,
    0,
  );
  if (!(variance > 1e-15)) return 1;
  const difference = a.errors / a.n - b.errors / b.n;
  return tTwoSided(Math.abs(difference) / Math.sqrt(variance), a.clusters + b.clusters - 2);
}
