import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import decisionSql from './path-decision.sql?raw';
import eventsSql from './path-events.sql?raw';
import releaseSql from './path-release.sql?raw';

const text = z.string().nullable();
const number = z.number().nullable();
const flag = z.boolean().nullable();
const address = {
  event_id: z.string(),
  file: z.number(),
  line: z.number(),
  byte_offset: z.number(),
  byte_length: z.number(),
};

const decisionRow = z.object({
  ...address,
  at: z.number(),
  decision_id: z.string(),
  finding_uid: text,
  incident_uid: text,
  trace_id: text,
  span_id: text,
  release_id: text,
});

const eventRow = z.object({
  ...address,
  at: number,
  logged_at: number,
  kind: z.string(),
  joined_by: z.enum(['decision_id', 'trace_and_span', 'finding_uid']),
  outcome: text,
  approver_index: number,
  reason_code: text,
  reviewer: text,
  reviewer_group: text,
  shown_at: number,
  saw_agent_output: flag,
  supersedes: text,
  action_name: text,
  action_category: text,
  resource_uid: text,
  modified_name: text,
  modified_category: text,
  modified_resource: text,
  status: text,
  executor: text,
  rollback_of: text,
  rollback_reason: text,
  verdict: text,
  basis: text,
  final: flag,
  control_kind: text,
  actor: text,
  tier: text,
});

const componentRow = z.object({
  ...address,
  release_id: z.string(),
  name: text,
  role: text,
  component_name: text,
  version: text,
  digest: text,
});

export type PathDecision = z.infer<typeof decisionRow>;
export type PathEvent = z.infer<typeof eventRow>;
export type PathComponent = z.infer<typeof componentRow>;

/** One decision and everything recorded about it; every part has the address of its raw record. */
export interface DecisionPath {
  readonly decision: PathDecision;
  /** Reviews, executions, verdicts and controls in time order, at most 1,000. */
  readonly events: readonly PathEvent[];
  readonly components: readonly PathComponent[];
}

/** The path of one decision by the event_id of its record; null when there is none. */
export async function decisionPath(
  query: Query,
  eventId: string,
  signal?: AbortSignal,
): Promise<DecisionPath | null> {
  const [decision] = await query.rows({ sql: decisionSql, values: [eventId] }, decisionRow, signal);
  if (decision === undefined) return null;
  const keys = [decision.decision_id, decision.trace_id, decision.span_id, decision.finding_uid];
  const events = await query.rows({ sql: eventsSql, values: keys }, eventRow, signal);
  const release = { sql: releaseSql, values: [decision.release_id] };
  return { decision, events, components: await query.rows(release, componentRow, signal) };
}
