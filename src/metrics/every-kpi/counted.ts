import type { Query } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { countDecisions } from '../decisions/list';
import { rowSetOf } from '../decisions/row-sets';

/** How many decisions, in how many incidents, a named set of rows holds; throws `RangeError` for an unknown one. */
export async function countedSet(
  query: Query,
  id: string,
  keys: readonly string[],
  selection: Selection,
  signal?: AbortSignal,
) {
  const set = rowSetOf(id);
  if (set === undefined) throw new RangeError(`no set ${id}`);
  return countDecisions(query, { of: 'set', set, keys }, selection, signal);
}
