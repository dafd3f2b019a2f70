import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { sliceOf } from '../rate/slice';
import sql from './in-view.sql?raw';

const row = z.object({ decisions: z.number(), incidents: z.number(), total: z.number() });

/** How much of what was loaded the slice keeps. */
export interface InView extends z.infer<typeof row> {
  readonly statement: Statement;
}

/** Decisions and incidents in view, and all decisions loaded. */
export async function decisionsInView(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<InView> {
  const slice = sliceOf(selection);
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const [found] = await query.rows(statement, row, signal);
  return { ...(found ?? { decisions: 0, incidents: 0, total: 0 }), statement };
}
