import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { fill } from '../rate/slice';
import countSql from './count.sql?raw';
import inFilesSql from './in-files.sql?raw';
import listSql from './list.sql?raw';
import soughtSql from './sought.sql?raw';
import targetedSql from './targeted.sql?raw';
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
  agent_down: 'agent DESC, time DESC',
  workflow_down: 'workflow DESC, time DESC',
  release_down: 'release DESC, time DESC',
  action_down: 'action DESC, time DESC',
  policy_down: 'policy_outcome DESC, time DESC',
  human_down: 'human_outcome DESC, time DESC',
  truth_down: 'truth DESC NULLS LAST, time DESC',
  incident_down: 'incident DESC, time',
  decision: 'decision_id',
  decision_down: 'decision_id DESC',
  risk: 'risk_class, time DESC',
  risk_down: 'risk_class DESC, time DESC',
  mode: 'mode, time DESC',
  mode_down: 'mode DESC, time DESC',
  team: 'reviewer_group, time DESC',
  team_down: 'reviewer_group DESC, time DESC',
  reason: 'reason_code, time DESC',
  reason_down: 'reason_code DESC, time DESC',
  criticality: 'criticality, time DESC',
  criticality_down: 'criticality DESC, time DESC',
  label: 'label_basis, time DESC',
  label_down: 'label_basis DESC, time DESC',
  visibility: 'visibility, time DESC',
  visibility_down: 'visibility DESC, time DESC',
  class: 'match_class, time DESC',
  class_down: 'match_class DESC, time DESC',
  evidence: 'evidence_trust, time DESC',
  evidence_down: 'evidence_trust DESC, time DESC',
  target: 'target NULLS LAST, time DESC',
  target_down: 'target DESC NULLS LAST, time DESC',
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
  risk_level: z.string(),
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
  reviewer_group: z.string(),
  reason_code: z.string(),
  evidence_trust: z.string(),
  queue_depth: z.string(),
  /** Seconds. */
  wait_s: z.number().nullable(),
});
export type DecisionLine = z.infer<typeof row>;

const countRow = z.object({ decisions: z.number(), incidents: z.number() });

/** A text that is looked for in ids, words, targets and reasons; as it is, or as a regular expression. */
export interface Sought {
  readonly text: string;
  readonly isPattern: boolean;
  /**
   * Records of the files that hold it too, as `placesText` writes them: a decision is found when its own record or one
   * about it (see `path-events.sql`) is among them. Absent: the files were not searched.
   */
  readonly places?: string;
}

/**
 * Per file (in the order of loading) the bytes at which records begin, ascending, as one text: `file:first,step,step`
 * with blanks between files. Steps keep it short: the engine takes about a million characters in one value.
 */
export const placesText = (places: readonly Float64Array[]): string =>
  places
    .flatMap((starts, file) => {
      const steps = Array.from(starts, (at, index) => at - (starts[index - 1] ?? 0));
      return steps.length === 0 ? [] : [`${file}:${steps.join(',')}`];
    })
    .join(' ');

/** The chosen decisions that hold a text. The engine's expressions (RE2) take time linear in what they read. */
function soughtOf(chosen: Statement, sought: Sought | null): Statement & { from: string } {
  if (sought === null || sought.text === '') return { ...chosen, from: 'chosen' };
  const sql = sought.isPattern
    ? soughtSql.replaceAll(/holds\(([^()]+)\)/g, "regexp_matches($1, text, 'i')")
    : soughtSql.replaceAll(/holds\(([^()]+)\)/g, 'contains(lower($1), lower(text))');
  const found = { sql: `${chosen.sql}${sql.trim()}\n`, values: [...chosen.values, sought.text] };
  if (sought.places === undefined) return { ...found, from: 'sought' };
  return {
    sql: `${found.sql}${inFilesSql.trim()}\n`,
    values: [...found.values, sought.places],
    from: 'sought_in_files',
  };
}

export interface Page {
  readonly order: DecisionOrder;
  /** At most 10,000. */
  readonly limit: number;
  readonly offset: number;
}

/** The statement of one page; sorting and paging happen in the database. */
export function decisionsStatement(
  behind: DecisionsBehind,
  selection: Selection,
  page: Page,
  sought: Sought | null = null,
): Statement {
  const chosen = soughtOf(chosenOf(behind, selection), sought);
  const whole = (value: number, most: number) => Math.max(0, Math.min(most, Math.trunc(value) || 0));
  const needsTarget = page.order === 'target' || page.order === 'target_down';
  const from = needsTarget ? 'targeted' : chosen.from;
  const targeted = needsTarget ? fill(targetedSql, { from: chosen.from }) : '';
  return {
    sql: chosen.sql + targeted + fill(listSql, { order: order[page.order], from }),
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
  sought: Sought | null = null,
): Promise<DecisionLine[]> {
  return query.rows(decisionsStatement(behind, selection, page, sought), row, signal);
}

/** How many decisions, in how many incidents, are behind a number. */
export async function countDecisions(
  query: Query,
  behind: DecisionsBehind,
  selection: Selection,
  signal?: AbortSignal,
  sought: Sought | null = null,
): Promise<z.infer<typeof countRow>> {
  const chosen = soughtOf(chosenOf(behind, selection), sought);
  const [found] = await query.rows(
    { sql: chosen.sql + fill(countSql, { from: chosen.from }), values: chosen.values },
    countRow,
    signal,
  );
  return found ?? { decisions: 0, incidents: 0 };
}
