import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import latestSeenSql from './latest-seen.sql?raw';
import namedBeforeSql from './named-before.sql?raw';
import rulingsSql from './rulings.sql?raw';

const pair = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  old_agent: z.string(),
  old_workflow: z.string(),
  began: z.number(),
});

/** Two scopes that may be the same work: the second name began while, or after, the first was there. */
export type Renamed = z.infer<typeof pair>;

/** Every pair of scopes in view that share an agent, a bundle on one workflow, or half of the later one's resources. */
export async function renamedScopes(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Renamed[]> {
  const slice = sliceOf(selectionFor('production', selection));
  return query.rows({ sql: slice.sql + namedBeforeSql.trim(), values: slice.values }, pair, signal);
}

const ruling = z.object({
  agent: z.string(),
  workflow: z.string().nullable(),
  at: z.number(),
  actor: z.string(),
  reason: z.string(),
  until: z.number().nullable(),
  is_ahead: z.boolean(),
});
export type LoggedRuling = Omit<z.infer<typeof ruling>, 'is_ahead'> & { readonly isAhead: boolean };

const seenRow = z.object({ seen: z.number().nullable() });
const weekMs = 7 * 86_400_000;

/**
 * What people ruled on trips, in time order. One that is dated after it was recorded, or more than a week after the
 * last record up to `asOf` (epoch ms) that is no control, is ahead of what anybody has seen.
 */
export async function rulingsInLog(
  query: Query,
  asOf: number,
  signal?: AbortSignal,
): Promise<LoggedRuling[]> {
  const rows = await query.rows({ sql: rulingsSql, values: [] }, ruling, signal);
  if (rows.length === 0) return [];
  const [latest] = await query.rows({ sql: latestSeenSql, values: [asOf] }, seenRow, signal);
  const seen = latest?.seen ?? asOf;
  return rows.map(({ is_ahead: isAhead, ...each }) => ({
    ...each,
    isAhead: isAhead || each.at > seen + weekMs,
  }));
}
