import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './cases.sql?raw';

const row = z.object({
  risk: z.enum(['low', 'high']),
  confidence: z.number().min(0).max(1).nullable(),
  incident: z.number(),
  opened: z.number(),
  right: z.number(),
  wrong: z.number(),
  open: z.number(),
  young: z.number(),
});

/** Actions of one incident that state the same confidence (null = none); `opened` in epoch ms. */
export type ActionCases = z.infer<typeof row>;

export function thresholdStatement(selection: Selection): Statement {
  const slice = sliceOf(selectionFor('production', selection));
  return { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
}

/** Proposals to act that policy does not deny: what a confidence threshold would let act or hold back. */
export function thresholdCases(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ActionCases[]> {
  return query.rows(thresholdStatement(selection), row, signal);
}
