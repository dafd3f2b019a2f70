import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { HumanClass } from './accounting';
import { fill } from '../rate/slice';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import sql from './human-actions.sql?raw';

const humanAction = z.object({
  review_event_id: z.string(),
  decision_id: z.string().nullable(),
  /** The decision as a link names it; null where no file holds it. */
  decision_event_id: z.string().nullable(),
  /** Epoch ms, UTC. */
  at: z.number().nullable(),
  reviewer: z.string().nullable(),
  outcome: z.string(),
  human_category: z.string(),
  /** 1 decision id, 2 trace and span, 3 finding, action and target, 4 no decision found. */
  match_step: z.number(),
});
export type HumanAction = z.infer<typeof humanAction>;

export function humanActionsStatement(matchClass: HumanClass, selection: Selection): Statement {
  const { where, values } = clauseOf(selection);
  return { sql: fill(sql, { where }), values: [...values, matchClass] };
}

/** The human actions of one accounting class in view, the latest first, 200 at most. */
export const listHumanActions = (
  query: Query,
  matchClass: HumanClass,
  selection: Selection,
  signal: AbortSignal,
): Promise<HumanAction[]> => query.rows(humanActionsStatement(matchClass, selection), humanAction, signal);
