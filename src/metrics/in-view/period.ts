import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import sql from './period.sql?raw';
import type { SessionFields } from '../../session/session';

const row = z.object({ first: z.number().nullable(), last: z.number().nullable() });

/** First and last decision of everything that was read, and the time that ages are counted to. */
export async function readPeriod(query: Query, asOf: number): Promise<SessionFields['period']> {
  const [found] = await query.rows({ sql, values: [] }, row);
  if (found?.first == null || found.last == null) return null;
  return { from: found.first, to: found.last, asOf };
}
