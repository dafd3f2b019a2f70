import { clusterRobustFromSums, clusterRobustInterval } from '../../statistics/cluster-robust';
import type { Interval } from '../../statistics/interval';
import { newcombeOf } from '../../statistics/newcombe-difference';
import { wilson } from '../../statistics/wilson';
import { fewestIncidents, fewestResolved } from '../rate/rate';

/** Sums over the incidents of one group; m units and e hits per incident. */
export interface GroupSums {
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  readonly sum_ee: number;
  readonly sum_em: number;
  readonly sum_mm: number;
}

export interface GroupShare {
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  /** hits / n; null when n is 0. */
  readonly share: number | null;
  /** 95 % of this group alone, Wilson at the effective sample size; null when n is 0. */
  readonly interval: Interval | null;
  /** Share over all other groups together; null when they hold nothing. */
  readonly others: number | null;
  /** Own share minus that of the others, 95 % over all groups together; null when it cannot be told. */
  readonly difference: Interval | null;
  /** The whole difference lies on one side of 0. */
  readonly outside: 'above' | 'below' | null;
}

const robustOf = (sums: GroupSums) =>
  clusterRobustFromSums({
    clusters: sums.incidents,
    n: sums.n,
    errors: sums.hits,
    sumEE: sums.sum_ee,
    sumEM: sums.sum_em,
    sumMM: sums.sum_mm,
  });

/**
 * Which groups differ from all others together. Every group with at least 10 units in 5 incidents is
 * compared, so each interval covers 1 − 0.05/groups (Bonferroni 1936): where no group differs, one is
 * called different in at most 5 of 100 logs. Difference: Newcombe (1998), at effective sample sizes.
 */
export function groupShares(groups: readonly GroupSums[]): GroupShare[] {
  const isEnough = ({ n, incidents }: GroupSums) => n >= fewestResolved && incidents >= fewestIncidents;
  const compared = groups.filter(isEnough).length;
  const confidence = 1 - 0.05 / Math.max(1, compared);
  const robust = groups.map(robustOf);
  const all = {
    n: groups.reduce((sum, { n }) => sum + n, 0),
    hits: groups.reduce((sum, { hits }) => sum + hits, 0),
    effectiveN: robust.reduce((sum, { effectiveN }) => sum + effectiveN, 0),
  };
  return groups.map((group, at): GroupShare => {
    const { n, hits, incidents } = group;
    const own = robust[at];
    const rest = { n: all.n - n, hits: all.hits - hits, effectiveN: all.effectiveN - (own?.effectiveN ?? 0) };
    const share = n === 0 ? null : hits / n;
    const others = rest.n === 0 ? null : rest.hits / rest.n;
    const known = { n, hits, incidents, share, others };
    if (own === undefined || share === null) {
      return { ...known, interval: null, difference: null, outside: null };
    }
    const interval = clusterRobustInterval(own);
    if (others === null || !isEnough(group) || rest.n < fewestResolved) {
      return { ...known, interval, difference: null, outside: null };
    }
    const difference = newcombeOf(
      share,
      clusterRobustInterval(own, confidence),
      others,
      wilson(others * rest.effectiveN, rest.effectiveN, confidence),
    );
    const outside = difference.lower > 0 ? 'above' : difference.upper < 0 ? 'below' : null;
    return { ...known, interval, difference, outside };
  });
}
