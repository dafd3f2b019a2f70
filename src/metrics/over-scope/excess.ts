import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fewestResolved } from '../rate/rate';
import { fill, sliceOf } from '../rate/slice';
import { overScope } from '../shares/over-scope';
import sql from './excess.sql?raw';

const row = z.object({
  n: z.number(),
  beyond: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  largest: z.number().nullable(),
});

/** How many targets containments took in beyond the warranted ones, over the denominator of over-scope. */
export interface ExcessTargets extends z.infer<typeof row> {
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
  readonly reason: string | null;
  readonly statement: Statement;
}

/** Targets beyond the warranted set per proposal: median, 90th percentile (both observed values), largest. */
export async function excessTargets(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ExcessTargets> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: slice.sql + fill(sql, { metric: overScope.sql }), values: slice.values };
  const [found] = await query.rows(statement, row, signal);
  const counts = found ?? { n: 0, beyond: 0, median: null, p90: null, largest: null };
  if (counts.n === 0)
    return {
      ...counts,
      state: 'not_measurable',
      reason: 'No containment here has a label that names its warranted targets.',
      statement,
    };
  const few = counts.n < fewestResolved;
  return {
    ...counts,
    ...(few ? { median: null, p90: null, largest: null } : {}),
    state: few ? 'not_enough_data' : 'measured',
    reason: few
      ? `${counts.n} containments with known warranted targets; at least ${fewestResolved} are needed.`
      : null,
    statement,
  };
}
