import { verdictOf, type Verdict } from '../../../metrics/drift/verdict';
import { useQuery, type Answer } from '../../ask/use-query';
import type { Compared } from './use-drift';

/** The verdict line of the pair: every measure that either bundle has, low and high risk apart. */
export function useVerdict({ selection, releases, margin }: Compared): Answer<Verdict> {
  return useQuery(
    (query, signal) => verdictOf(query, selection, releases, margin / 100, signal),
    [margin, releases, selection],
  );
}
