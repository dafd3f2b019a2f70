import { verdictOf, type Verdict } from '../../../metrics/drift/verdict';
import { useQuery, type Answer } from '../../ask/use-query';
import type { Compared } from './use-drift';

/** The verdict line of the pair: every measure that either bundle has, low and high risk apart. */
export function useVerdict({ selection, key, releases, margin }: Compared): Answer<Verdict> {
  return useQuery(`drift verdict ${margin} ${key}`, (query, signal) =>
    verdictOf(query, selection, releases, margin / 100, signal),
  );
}
