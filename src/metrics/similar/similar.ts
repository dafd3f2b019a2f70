import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import sql from './similar.sql?raw';

const row = z.object({
  event_id: z.string(),
  decision_id: z.string(),
  at: z.number(),
  action: z.string(),
  resource: z.string().nullable(),
  human_outcome: z.string(),
  is_overridden: z.boolean(),
  is_decided: z.boolean(),
  confidence: z.number().nullable(),
  warranted: z.boolean().nullable(),
  is_same_incident: z.boolean(),
  in_common: z.number(),
});
export type SimilarDecision = z.infer<typeof row>;

export interface Similar {
  /** The most alike first, 50 at most: same workflow and kind of action, whatever the slice. */
  readonly decisions: readonly SimilarDecision[];
  readonly decided: number;
  readonly overridden: number;
  readonly known: number;
  readonly warranted: number;
  readonly statement: Statement;
}

/** Decisions like one, and what came of them. */
export async function similarDecisions(
  query: Query,
  eventId: string,
  signal?: AbortSignal,
): Promise<Similar> {
  const statement = { sql, values: [eventId] };
  const decisions = await query.rows(statement, row, signal);
  const count = (is: (each: SimilarDecision) => boolean) => decisions.filter(is).length;
  return {
    decisions,
    decided: count(({ is_decided }) => is_decided),
    overridden: count(({ is_decided, is_overridden }) => is_decided && is_overridden),
    known: count(({ warranted }) => warranted !== null),
    warranted: count(({ warranted }) => warranted === true),
    statement,
  };
}
