import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './actions.sql?raw';

const row = z.object({
  id: z.string(),
  incident: z.number(),
  /** Epoch ms. */
  at: z.number(),
  agent: z.string(),
  workflow: z.string(),
  action: z.string(),
  is_containment: z.boolean(),
  target_class: z.string(),
  confidence: z.number().nullable(),
  /** `(none)` where it was not logged, here and below. */
  severity: z.string(),
  criticality: z.string(),
  risk: z.enum(['low', 'high']),
  reversibility: z.string(),
  blast: z.number().nullable(),
  trust: z.string(),
  evidence_age_s: z.number().nullable(),
  environment: z.string(),
  policy: z.string(),
  is_mature: z.boolean(),
  /** Warranted, by a label of the asked strength on a decision older than the lag; null = not known. */
  truth: z.boolean().nullable(),
  is_overridden: z.boolean(),
  is_decided: z.boolean(),
  wait_s: z.number().nullable(),
  person: z.string(),
});

/** One proposal to act, as logged. */
export type Action = z.infer<typeof row>;

export function actionsStatement(selection: Selection): Statement {
  const slice = sliceOf(selectionFor('production', selection));
  return { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
}

/** Every production proposal to act of the slice, in event order. */
export function readActions(query: Query, selection: Selection, signal?: AbortSignal): Promise<Action[]> {
  return query.rows(actionsStatement(selection), row, signal);
}
