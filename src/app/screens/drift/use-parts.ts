import { insideBundle, type Inside } from '../../../metrics/drift/inside';
import { productionKpis, testKpis } from '../../../metrics/drift/kpis';
import { matchedCases, type MatchedCases } from '../../../metrics/drift/matched';
import { mixOrBehaviour, type MixOrBehaviour } from '../../../metrics/drift/mix';
import { useQuery, type Answer } from '../../ask/use-query';
import type { Compared } from './use-drift';

/** Mix or behaviour of the measure taken apart. */
export function useSplit({ selection, key, releases, kpi }: Compared): Answer<MixOrBehaviour> {
  return useQuery(`drift mix ${kpi.id} ${key}`, (query, signal) =>
    mixOrBehaviour(query, kpi, selection, releases, signal),
  );
}

/** Changes inside the candidate, then inside the baseline. */
export function useInside({ selection, key, after, before }: Compared): Answer<Inside[]> {
  return useQuery(`drift inside ${key}`, async (query, signal) => [
    await insideBundle(query, selection, after.release, signal),
    await insideBundle(query, selection, before.release, signal),
  ]);
}

/** The cases that both bundles ran, measure by measure; measures without any are left out. */
export function useMatched({ selection, key, releases }: Compared): Answer<MatchedCases[]> {
  return useQuery(`drift matched ${key}`, async (query, signal) => {
    const all: MatchedCases[] = [];
    for (const kpi of [...productionKpis, ...testKpis])
      all.push(await matchedCases(query, kpi, selection, releases, signal));
    return all.filter(({ all: { cases, open } }) => cases + open > 0);
  });
}
