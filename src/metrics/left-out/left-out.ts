import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import leftOutSql from './left-out.sql?raw';

const row = z.object({
  reason: z.enum([
    'labelled_duplicate',
    'labelled_test',
    'error',
    'abstained',
    'scenario',
    'test_in_production',
    'harmless_category',
    'other_target',
  ]),
  count: z.number(),
  file: z.int(),
  line: z.int(),
  event_id: z.string(),
  decision_id: z.string(),
});

export interface LeftOut {
  readonly reason: z.infer<typeof row>['reason'];
  readonly count: number;
  /** The first 20, by file and line. */
  readonly places: readonly {
    readonly file: number;
    readonly line: number;
    readonly eventId: string;
    readonly id: string;
  }[];
}

/** Acts of the whole load that left a gate's count by a word of the agent or of whoever labels, by that word. */
export async function leftOut(query: Query, signal?: AbortSignal): Promise<LeftOut[]> {
  const rows = await query.rows({ sql: leftOutSql.trim(), values: [] }, row, signal);
  const reasons = [...new Set(rows.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const own = rows.filter((each) => each.reason === reason);
    const places = own.map(({ file, line, event_id: eventId, decision_id: id }) => ({
      file,
      line,
      eventId,
      id,
    }));
    return { reason, count: own[0]?.count ?? 0, places };
  });
}
