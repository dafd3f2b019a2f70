import { assumedCorrelation } from './cluster-robust';
import { requireOpenUnit } from './domain';
import type { Interval } from './interval';
import { kornGraubard } from './korn-graubard';

/** One sampled case. Weight = 1/its known probability of being sampled. */
export interface WeightedCase {
  readonly weight: number;
  /** 1 when the case belongs to the denominator (e.g. warranted), else 0. */
  readonly denominator: number;
  /** 1 when it also counts in the numerator (e.g. missed), else 0. */
  readonly numerator: number;
  readonly cluster: string;
  /** So many such cases are in the cluster; 1 unless given. */
  readonly cases?: number;
  /** So many clusters are alike, this one among them; the same in all cases of the cluster; 1 unless given. */
  readonly clusters?: number;
}

export interface HajekRate extends Interval {
  /** Σ(w·numerator)/Σ(w·denominator); null without a case in the denominator. */
  readonly p: number | null;
  readonly se: number | null;
  /** Sample size of independent, unweighted cases that would be as exact; at most the cases seen. */
  readonly effectiveN: number;
  readonly n: number;
  readonly clusters: number;
}

/**
 * Rate from a sample with known, unequal probabilities, e.g. missed cases from an audit sample: the
 * Hájek ratio with a cluster-robust variance, and Korn–Graubard's interval at its effective size, whose design
 * effect has the floor of `clusterRobustFromSums`, weighted. Throws RangeError on a weight below 1.
 * Source: Hájek (1971); Särndal, Swensson, Wretman (1992), §5.7; Kish (1965), §11.7; Korn, Graubard (1998).
 */
export function hajekRate(cases: readonly WeightedCase[], confidence = 0.95): HajekRate {
  requireOpenUnit(confidence, 'confidence');
  if (cases.some(({ weight }) => !(weight >= 1 && Number.isFinite(weight)))) {
    throw new RangeError('a weight is 1/π, so 1 or more');
  }
  const inside = cases.filter(({ denominator }) => denominator > 0);
  const n = inside.reduce((sum, { cases: times = 1, clusters: alike = 1 }) => sum + times * alike, 0);
  const sums = new Map<string, { y: number; d: number; alike: number }>();
  for (const { weight, denominator, numerator, cluster, cases: times = 1, clusters: alike = 1 } of inside) {
    const sum = sums.get(cluster) ?? { y: 0, d: 0, alike };
    sum.y += times * weight * numerator;
    sum.d += times * weight * denominator;
    sums.set(cluster, sum);
  }
  const totals = [...sums.values()];
  type Total = (typeof totals)[number];
  const over = (of: (total: Total) => number) =>
    totals.reduce((sum, total) => sum + total.alike * of(total), 0);
  const clusters = over(() => 1);
  const d = over((total) => total.d);
  if (n === 0) return { p: null, se: null, effectiveN: 0, n, clusters, lower: 0, upper: 1 };
  const p = over((total) => total.y) / d;
  const squares = over((total) => (total.y - p * total.d) ** 2);
  const variance = clusters > 1 ? ((clusters / (clusters - 1)) * squares) / (d * d) : null;
  const withHit = over(({ y }) => (y > 0 ? 1 : 0));
  const withOther = over((total) => (total.y < total.d ? 1 : 0));
  const correlation = assumedCorrelation(Math.min(withHit, withOther));
  const alone = inside.reduce(
    (sum, { weight, denominator, cases: times = 1, clusters: alike = 1 }) =>
      sum + times * alike * (weight * denominator) ** 2,
    0,
  );
  const together = over((total) => total.d ** 2);
  const atMost = (d * d) / ((1 - correlation) * alone + correlation * together);
  const isDefined = variance !== null && variance > 0 && p > 0 && p < 1;
  const effectiveN = Math.min(n, atMost, isDefined ? (p * (1 - p)) / variance : n);
  return {
    p,
    se: variance === null ? null : Math.sqrt(variance),
    effectiveN,
    n,
    clusters,
    ...kornGraubard({ p, effectiveN, clusters }, confidence),
  };
}
