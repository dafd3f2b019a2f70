import type { RateDefinition } from '../rate/definition';
import { fill } from '../rate/slice';
import fieldSql from './field.sql?raw';

/** A field of the audit trail: what it is, which decisions should carry it, and when one does. */
export interface AuditField {
  readonly id: string;
  readonly title: string;
  readonly group: 'Decision' | 'Policy and evidence' | 'Human review' | 'Execution and outcome';
  /** The decisions that should carry it, in words. */
  readonly of: string;
  readonly definition: RateDefinition;
}

const all = ['TRUE', 'All decisions'] as const;
const proposals = ['s.is_proposal', 'Proposals'] as const;
const actions = ['s.is_action', 'Proposals to act'] as const;
const reviewed = ["s.human_outcome NOT IN ('pending', 'expire')", 'Decisions with a human review'] as const;
const executed = ['s.is_executed', 'Executed decisions'] as const;
const logged = (column: string) => `(${column} IS NOT NULL AND ${column} <> '')`;

type Line = readonly [
  id: string,
  title: string,
  group: AuditField['group'],
  applies: readonly [sql: string, words: string],
  present: string,
];

// duplicate or repeated ids are set aside before: the join below is one to one
const lines: readonly Line[] = [
  ['incident', 'Incident', 'Decision', all, logged('d.incident_uid')],
  ['finding', 'Finding', 'Decision', all, logged('d.finding_uid')],
  ['trace', 'Trace and span', 'Decision', all, `(${logged('d.trace_id')} AND ${logged('d.span_id')})`],
  ['release', 'Release bundle', 'Decision', all, logged('d.release_id')],
  ['agent_role', 'Role of the agent', 'Decision', all, logged('d.agent_role')],
  [
    'target',
    'Target',
    'Decision',
    proposals,
    `(${logged('d.resource_uid')} OR coalesce(len(d.targets), 0) > 0)`,
  ],
  ['criticality', 'Criticality of the target', 'Decision', proposals, logged('d.criticality')],
  ['risk', 'Risk level', 'Decision', all, logged('d.risk_level')],
  ['confidence', 'Confidence', 'Decision', proposals, 's.confidence IS NOT NULL'],
  ['reversibility', 'Reversibility', 'Decision', actions, logged('d.reversibility')],
  ['rollback_path', 'Rollback path', 'Decision', actions, 'coalesce(d.has_rollback_path, FALSE)'],
  ['policy', 'Policy verdict', 'Policy and evidence', proposals, logged('d.policy_outcome')],
  ['policy_revision', 'Policy revision', 'Policy and evidence', proposals, logged('d.policy_revision')],
  ['evidence', 'Evidence', 'Policy and evidence', proposals, 'coalesce(d.evidence_n > 0, FALSE)'],
  ['evidence_time', 'Time of the evidence', 'Policy and evidence', proposals, 'd.evidence_age_s IS NOT NULL'],
  ['tool_calls', 'Tool calls', 'Policy and evidence', all, 'coalesce(d.tool_calls_n > 0, FALSE)'],
  ['latency', 'Latency', 'Policy and evidence', all, 'd.latency_ms IS NOT NULL'],
  ['reviewer', 'Reviewer', 'Human review', reviewed, logged('s.reviewer')],
  ['reviewer_group', 'Role of the reviewer', 'Human review', reviewed, "s.reviewer_group <> '(none)'"],
  ['shown_time', 'Time the proposal was visible', 'Human review', reviewed, 's.shown_time IS NOT NULL'],
  ['visibility', 'Blind or advised', 'Human review', reviewed, "s.visibility IN ('blind', 'advised')"],
  [
    'reason',
    'Reason for an override',
    'Human review',
    ['coalesce(s.is_overridden, FALSE)', 'Overridden proposals'],
    "s.reason_code <> '(none)'",
  ],
  ['executed_time', 'Time of execution', 'Execution and outcome', executed, 's.executed_time IS NOT NULL'],
  [
    'label',
    'Verdict',
    'Execution and outcome',
    ['s.is_mature', 'Decisions older than the lag'],
    "s.verdict <> '(none)'",
  ],
];

/** Every audit field, in the order in which it is shown. */
export const auditFields: readonly AuditField[] = lines.map(([id, title, group, [applies, of], present]) => ({
  id,
  title,
  group,
  of,
  definition: {
    id: `logged_${id}`,
    title: `Logged: ${title.toLowerCase()}`,
    question: 'Does the audit trail hold what a later look needs?',
    numerator: 'Decisions that carry the field',
    denominator: of,
    excluded: 'Tests and drills',
    unresolved: 'None: a field is there or it is not',
    unit: 'decision',
    interval: 'wilson_neff',
    better: 'higher',
    mark: 'truth',
    population: 'production',
    notMeasurable: 'The field applies to no decision here.',
    source: 'A count of what was logged; the interval is not used',
    sql: fill(fieldSql, { applies, present }),
  },
}));

/** The two conditions of a field, for counting all fields in one pass. */
export const fieldConditions: readonly { id: string; applies: string; present: string }[] = lines.map(
  ([id, , , [applies], present]) => ({ id, applies, present }),
);
