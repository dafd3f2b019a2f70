import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { fill } from '../rate/slice';
import countSql from './count.sql?raw';
import listSql from './list.sql?raw';
import { chosenOf } from './request';
import type { DecisionsBehind } from './request';

const order = {
  newest: 'time DESC',
  oldest: 'time',
  confidence_down: 'confidence DESC NULLS LAST',
  confidence_up: 'confidence NULLS LAST',
  wait_down: 'wait_s DESC NULLS LAST',
  wait_up: 'wait_s NULLS LAST',
  agent: 'agent, time DESC',
  workflow: 'workflow, time DESC',
  release: 'release, time DESC',
  action: 'action, time DESC',
  policy: 'policy_outcome, time DESC',
  human: 'human_outcome, time DESC',
  truth: 'truth NULLS LAST, time DESC',
  incident: 'incident, time',
} as const;
export type DecisionOrder = keyof typeof order;
export const decisionOrders = Object.keys(order) as readonly DecisionOrder[];

const row = z.object({
  event_id: z.string(),
  decision_id: z.string(),
  incident: z.string(),
  file: z.number(),
  line: z.number(),
  /** Epoch milliseconds. */
  at: z.number(),
  agent: z.string(),
  release: z.string(),
  workflow: z.string(),
  mode: z.string(),
  action: z.string(),
  action_category: z.string(),
  resource: z.string().nullable(),
  criticality: z.string(),
  risk_class: z.string(),
  confidence: z.number().nullable(),
  policy_outcome: z.string(),
  human_outcome: z.string(),
  is_overridden: z.boolean().nullable(),
  visibility: z.string(),
  match_class: z.string(),
  is_action: z.boolean(),
  is_abstention: z.boolean(),
  is_error: z.boolean(),
  is_duplicate: z.boolean(),
  is_executed: z.boolean(),
  is_rolled_back: z.boolean(),
  is_mature: z.boolean(),
  /** Was it warranted, by a label of the asked strength; null = not known. */
  truth: z.boolean().nullable(),
  verdict: z.string(),
  label_basis: z.string(),
  /** Seconds. */
  wait_s: z.number().nullable(),
});
export type DecisionLine = z.infer<typeof row>;

const countRow = z.object({ decisions: z.number(), incidents: z.number() });

export interface Page {
  readonly order: DecisionOrder;
  /** At most 10,000. */
  readonly limit: number;
  readonly offset: number;
}

/** The statement of one page; sorting and paging happen in the database. */
export function decisionsStatement(behind: DecisionsBehind, selection: Selection, page: Page): Statement {
  const chosen = chosenOf(behind, selection);
  const whole = (value: number, most: number) => Math.max(0, Math.min(most, Math.trunc(value) || 0));
  return {
    sql: chosen.sql + fill(listSql, { order: order[page.order] }),
    values: [...chosen.values, whole(page.limit, 10_000), whole(page.offset, 2_000_000_000)],
  };
}

/** One page of the decisions behind a number. */
export function listDecisions(
  query: Query,
  behind: DecisionsBehind,
  selection: Selection,
  page: Page,
  signal?: AbortSignal,
): Promise<DecisionLine[]> {
  return query.rows(decisionsStatement(behind, selection, page), row, signal);
}

/** How many decisions, in how many incidents, are behind a number. */
export async function countDecisions(
  query: Query,
  behind: DecisionsBehind,
  selection: Selection,
  signal?: AbortSignal,
): Promise<z.infer<typeof countRow>> {
  const chosen = chosenOf(behind, selection);
  const [found] = await query.rows(
    { sql: chosen.sql + countSql.trim(), values: chosen.values },
    countRow,
    signal,
  );
  return found ?? { decisions: 0, incidents: 0 };
}
