import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { sliceOf } from '../rate/slice';
import cellsSql from './cells.sql?raw';
import sql from './confusion.sql?raw';

export const agentWould = ['act', 'escalate', 'other', 'nothing', 'refused', 'error', 'duplicate'] as const;
export const humanDid = ['approved', 'changed', 'replaced', 'held', 'abstained', 'expired', 'none'] as const;
export const truthWas = ['warranted', 'not_warranted', 'unknown', 'too_young', 'unadjudicable'] as const;
export type AgentWould = (typeof agentWould)[number];
export type HumanDid = (typeof humanDid)[number];
export type TruthWas = (typeof truthWas)[number];

const cell = z.object({
  agent_would: z.enum(agentWould),
  human_did: z.enum(humanDid),
  truth_was: z.enum(truthWas),
  decisions: z.number(),
  incidents: z.number(),
});
export type ConfusionCell = z.infer<typeof cell>;

export interface Confusion {
  /** Every non-empty cell; the decisions of all cells add up to the total. */
  readonly cells: readonly ConfusionCell[];
  readonly total: number;
  readonly statement: Statement;
}

/** What the agent would have done × what the human did × what was right, over the decisions in view. */
export async function confusion(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Confusion> {
  const slice = sliceOf(selection);
  const statement = { sql: `${slice.sql}\n${cellsSql}${sql.trim()}`, values: slice.values };
  const cells = await query.rows(statement, cell, signal);
  return { cells, total: cells.reduce((sum, each) => sum + each.decisions, 0), statement };
}
