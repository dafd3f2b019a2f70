import { insideBundle, type Inside } from '../../../metrics/drift/inside';
import { productionKpis, testKpis } from '../../../metrics/drift/kpis';
import { matchedCases, type MatchedCases } from '../../../metrics/drift/matched';
import { mixOrBehaviour, type MixOrBehaviour } from '../../../metrics/drift/mix';
import { useQuery, type Answer } from '../../ask/use-query';
import type { Compared } from './use-drift';

/** Mix or behaviour of the measure taken apart. */
export function useSplit({ selection, releases, kpi }: Compared): Answer<MixOrBehaviour> {
  return useQuery(
    (query, signal) => mixOrBehaviour(query, kpi, selection, releases, signal),
    [kpi, releases, selection],
  );
}

/** Changes inside the candidate, then inside the baseline. */
export function useInside({ selection, after, before }: Compared): Answer<Inside[]> {
  return useQuery(
    async (query, signal) => [
      await insideBundle(query, selection, after.release, signal),
      await insideBundle(query, selection, before.release, signal),
    ],
    [after.release, before.release, selection],
  );
}

/** The cases that both bundles ran, measure by measure; measures without any are left out. */
export function useMatched({ selection, releases }: Compared): Answer<MatchedCases[]> {
  return useQuery(
    async (query, signal) => {
      const all: MatchedCases[] = [];
      for (const kpi of [...productionKpis, ...testKpis])
        all.push(await matchedCases(query, kpi, selection, releases, signal));
      return all.filter(({ all: { cases, open } }) => cases + open > 0);
    },
    [releases, selection],
  );
}
