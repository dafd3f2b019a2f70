import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './workflow-value.sql?raw';

const row = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  actions: z.number(),
  actions_per_week: z.number(),
  timed: z.number(),
  human_s: z.number().nullable(),
  reach_known: z.number(),
  reach: z.number().nullable(),
  undo_weight: z.number().nullable(),
  exposure: z.number().nullable(),
});

/** What a scope could save people, and what it could break. */
export interface WorkflowValue {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  /** Proposals to act, and per week over the latest 28 days (or since the scope began, at least 7). */
  readonly actions: number;
  readonly actionsPerWeek: number;
  /** Proposals whose review says when it was shown and decided; the median between, seconds. */
  readonly timed: number;
  readonly humanSeconds: number | null;
  /** Hours of people per week: frequency × median; null where no review is timed. */
  readonly hoursPerWeek: number | null;
  /** Proposals with a blast radius, and its mean. */
  readonly reachKnown: number;
  readonly reach: number | null;
  /** Mean weight: reversible 1, partially 2, irreversible or not known 4. */
  readonly undoWeight: number | null;
  /** Mean of blast radius × weight; null where no blast radius is logged. */
  readonly exposure: number | null;
  readonly statement: Statement;
}

/** Value and risk of every scope in view. Rejects as `Query.rows` does. */
export async function workflowValue(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<WorkflowValue[]> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement: Statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  return rows.map((each) => ({
    agent: each.agent,
    workflow: each.workflow,
    riskClass: each.risk_class,
    actions: each.actions,
    actionsPerWeek: each.actions_per_week,
    timed: each.timed,
    humanSeconds: each.human_s,
    hoursPerWeek: each.human_s === null ? null : (each.actions_per_week * each.human_s) / 3600,
    reachKnown: each.reach_known,
    reach: each.reach,
    undoWeight: each.undo_weight,
    exposure: each.exposure,
    statement,
  }));
}
