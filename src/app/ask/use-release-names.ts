import { useCallback } from 'react';
import { z } from 'zod';
import { useQuery } from './use-query';
import sql from '../../metrics/in-view/release-names.sql?raw';
import { shortRelease } from '../../words/filter-words';

const row = z.object({ id: z.string(), name: z.string() });
const none = new Map<string, string>();

/** What people call a bundle; without a name, the first digits of its id. */
export function useReleaseNames(): (id: string) => string {
  const names = useQuery(async (query, signal) => {
    const rows = await query.rows({ sql, values: [] }, row, signal);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }, []);
  const known = names.value ?? none;
  return useCallback((id: string) => known.get(id) ?? shortRelease(id), [known]);
}
