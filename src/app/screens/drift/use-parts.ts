import { insideBundle, type Inside } from '../../../metrics/drift/inside';
import { mixOrBehaviour, type MixOrBehaviour } from '../../../metrics/drift/mix';
import { useQuery, type Answer } from '../../state/use-query';
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
