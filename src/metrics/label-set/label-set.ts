import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import sql from './label-set.sql?raw';

const row = z.object({ labels: z.string(), lower_sum: z.string(), upper_sum: z.string() });

/**
 * The labels that count over production decisions, as their number and two sums of 64-bit halves of MD5: the same for
 * the same labels in any order, to be hashed further. It finds labels that changed, not somebody who forges a sum.
 */
export async function labelSet(query: Query, signal?: AbortSignal): Promise<readonly string[]> {
  const [found] = await query.rows({ sql: sql.trim(), values: [] }, row, signal);
  return found === undefined ? [] : [found.labels, found.lower_sum, found.upper_sum];
}
