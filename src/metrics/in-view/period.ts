import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import sql from './period.sql?raw';

const row = z.object({ first: z.number().nullable(), last: z.number().nullable() });

export interface Period {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

/** First and last decision of everything that was read, and the time that ages are counted to. */
export async function readPeriod(query: Query, asOf: number): Promise<Period | null> {
  const [found] = await query.rows({ sql, values: [] }, row);
  if (found?.first == null || found.last == null) return null;
  return { from: found.first, to: found.last, asOf };
}
