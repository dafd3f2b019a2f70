import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import { dimensions } from '../../slice/selection/dimension';
import type { Dimension } from '../../slice/selection/dimension';
import sql from './present-values.sql?raw';

const row = z.object({ dimension: z.enum(dimensions), value: z.string(), decisions: z.number() });

export interface PresentValue {
  readonly value: string;
  readonly decisions: number;
}

/** Which values each dimension has in the loaded logs, most frequent first; none of any when nothing is loaded. */
export async function presentValues(
  query: Query,
  signal?: AbortSignal,
): Promise<Partial<Record<Dimension, readonly PresentValue[]>>> {
  const rows = await query.rows({ sql, values: [] }, row, signal);
  const found: Partial<Record<Dimension, PresentValue[]>> = {};
  for (const { dimension, value, decisions } of rows) {
    const values = (found[dimension] ??= []);
    values.push({ value, decisions });
  }
  return found;
}
