import type { Interval } from '../../statistics/interval';
import { kornGraubard } from '../../statistics/korn-graubard';
import { newcombeOf } from '../../statistics/newcombe-difference';
import { robustOf, type SumsOfIncidents } from '../rate/cluster-sums';
import { fewestIncidents, fewestResolved } from '../rate/rate';

export interface GroupShare {
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  /** hits / n; null when n is 0. */
  readonly share: number | null;
  /** 95 % of this group alone, Korn–Graubard; null when n is 0. */
  readonly interval: Interval | null;
  /** Share over all other groups together; null when they hold nothing. */
  readonly others: number | null;
  /** Own share minus that of the others, 95 % over all groups together; null when it cannot be told. */
  readonly difference: Interval | null;
  /** The whole difference lies on one side of 0. */
  readonly outside: 'above' | 'below' | null;
}

/**
 * Which groups differ from all others together. Every group with at least 10 units in 5 incidents is
 * compared, so each interval covers 1 − 0.05/groups (Bonferroni 1936): where no group differs, one is
 * called different in at most 5 of 100 logs. Difference: Newcombe (1998), at effective sample sizes.
 */
export function groupShares(groups: readonly SumsOfIncidents[]): GroupShare[] {
  const isEnough = ({ n, incidents }: SumsOfIncidents) => n >= fewestResolved && incidents >= fewestIncidents;
  const compared = groups.filter(isEnough).length;
  const confidence = 1 - 0.05 / Math.max(1, compared);
  const robust = groups.map(robustOf);
  const all = {
    n: groups.reduce((sum, { n }) => sum + n, 0),
    hits: groups.reduce((sum, { hits }) => sum + hits, 0),
    effectiveN: robust.reduce((sum, { effectiveN }) => sum + effectiveN, 0),
    clusters: robust.reduce((sum, { clusters }) => sum + clusters, 0),
  };
  return groups.map((group, at): GroupShare => {
    const { n, hits, incidents } = group;
    const own = robust[at];
    const rest = {
      n: all.n - n,
      effectiveN: all.effectiveN - (own?.effectiveN ?? 0),
      clusters: all.clusters - (own?.clusters ?? 0),
    };
    const share = n === 0 ? null : hits / n;
    const others = rest.n === 0 ? null : (all.hits - hits) / rest.n;
    const known = { n, hits, incidents, share, others };
    if (own === undefined || share === null) {
      return { ...known, interval: null, difference: null, outside: null };
    }
    const interval = kornGraubard(own);
    if (others === null || !isEnough(group) || rest.n < fewestResolved) {
      return { ...known, interval, difference: null, outside: null };
    }
    const difference = newcombeOf(
      share,
      kornGraubard(own, confidence),
      others,
      kornGraubard({ ...rest, p: others }, confidence),
    );
    const outside = difference.lower > 0 ? 'above' : difference.upper < 0 ? 'below' : null;
    return { ...known, interval, difference, outside };
  });
}
