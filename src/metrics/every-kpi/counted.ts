import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { setStatement } from '../decisions/request';
import { rowSetOf } from '../decisions/row-sets';
import type { Group } from '../rate/rows';
import { fill } from '../rate/slice';
import sql from './counted.sql?raw';

const row = z.object({ key: z.string(), decisions: z.number(), incidents: z.number() });

/**
 * How many decisions, in how many incidents, a named set of rows holds, or one group of it: all groups are asked at
 * once, so its clause must look at each decision alone. Throws `RangeError` for an unknown set.
 */
export async function countedSet(
  query: Query,
  id: string,
  selection: Selection,
  group: Group | null = null,
  signal?: AbortSignal,
): Promise<Omit<z.infer<typeof row>, 'key'>> {
  const set = rowSetOf(id);
  if (set === undefined) throw new RangeError(`no set ${id}`);
  const chosen = setStatement(set, selection, group?.by ?? 'all');
  const found = await query.rows({ sql: chosen.sql + fill(sql), values: chosen.values }, row, signal);
  return found.find(({ key }) => key === (group?.key ?? 'all')) ?? { decisions: 0, incidents: 0 };
}
