import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import sql from './label-set.sql?raw';
import rightSql from './right-decisions.sql?raw';

const row = z.object({ labels: z.string(), lower_sum: z.string(), upper_sum: z.string() });

/**
 * The labels that count over production decisions, as their number and two sums of 64-bit halves of MD5: the same for
 * the same labels in any order, to be hashed further. It finds labels that changed, not somebody who forges a sum.
 */
export async function labelSet(query: Query, signal?: AbortSignal): Promise<readonly string[]> {
  const [found] = await query.rows({ sql: sql.trim(), values: [] }, row, signal);
  return found === undefined ? [] : [found.labels, found.lower_sum, found.upper_sum];
}

/** Ids of the proposals to act of a scope whose label says right, in the order of time. */
export async function rightDecisions(
  query: Query,
  {
    agent,
    workflow,
    riskClass,
  }: { readonly agent: string; readonly workflow: string; readonly riskClass: string },
): Promise<readonly string[]> {
  const statement = { sql: rightSql.trim(), values: [agent, workflow, riskClass] };
  const rows = await query.rows(statement, z.object({ decision_id: z.string() }));
  return rows.map(({ decision_id: id }) => id);
}
