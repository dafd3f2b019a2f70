import { z } from 'zod';
import { clusterRobustFromSums, type ClusterRobust, type ClusterSums } from '../../statistics/cluster-robust';

/** What a statement sums up over the incidents of one group, m units and e hits in each. */
export const clusterColumns = {
  n: z.number(),
  hits: z.number(),
  incidents: z.number(),
  sum_ee: z.number(),
  sum_em: z.number(),
  sum_mm: z.number(),
  /** Incidents with a hit, and incidents with a counted unit that is none. */
  hit_incidents: z.number(),
  other_incidents: z.number(),
};

export type SumsOfIncidents = Readonly<Record<keyof typeof clusterColumns, number>>;

export const clusterSumsOf = (sums: SumsOfIncidents): ClusterSums => ({
  clusters: sums.incidents,
  n: sums.n,
  errors: sums.hits,
  sumEE: sums.sum_ee,
  sumEM: sums.sum_em,
  sumMM: sums.sum_mm,
  withError: sums.hit_incidents,
  withOther: sums.other_incidents,
});

export const robustOf = (sums: SumsOfIncidents): ClusterRobust => clusterRobustFromSums(clusterSumsOf(sums));

/** The share if every unresolved unit were a hit, or none were, at an effective sample size scaled with them. */
export function withUnresolved(
  { n, hits, unresolved }: { readonly n: number; readonly hits: number; readonly unresolved: number },
  robust: ClusterRobust,
  areHits: boolean,
): ClusterRobust {
  if (n === 0 || unresolved === 0) return robust;
  const all = n + unresolved;
  return {
    ...robust,
    p: (hits + (areHits ? unresolved : 0)) / all,
    effectiveN: (robust.effectiveN * all) / n,
  };
}
