import { clusterRobustRatio } from '../../statistics/cluster-robust';
import type { Interval } from '../../statistics/interval';
import { kornGraubard } from '../../statistics/korn-graubard';
import { fewestIncidents, fewestResolved } from '../rate/rate';

/** A share with what it rests on: decisions, incidents and a 95 % Korn–Graubard interval. */
export interface CountedShare {
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  /** Null without a decision. */
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
}

export interface Counted {
  readonly incident: number;
  readonly n: number;
  readonly hits: number;
}

/** Adds up decisions (several of one incident in any order) to a share. */
export function countedShare(parts: Iterable<Counted>, confidence = 0.95): CountedShare {
  const clusters = new Map<number, { n: number; errors: number }>();
  for (const { incident, n, hits } of parts) {
    const cluster = clusters.get(incident);
    if (cluster === undefined) clusters.set(incident, { n, errors: hits });
    else {
      cluster.n += n;
      cluster.errors += hits;
    }
  }
  const robust = clusterRobustRatio([...clusters.values()]);
  let n = 0;
  let hits = 0;
  for (const cluster of clusters.values()) {
    n += cluster.n;
    hits += cluster.errors;
  }
  const incidents = robust.clusters;
  return {
    n,
    hits,
    incidents,
    share: robust.p,
    interval: n === 0 ? null : kornGraubard(robust, confidence),
    state:
      n === 0
        ? 'not_measurable'
        : n < fewestResolved || incidents < fewestIncidents
          ? 'not_enough_data'
          : 'measured',
  };
}
