import type { RateDefinition } from '../rate/definition';
import { share } from '../rate/share';

/** A field of the audit trail: what it is, which decisions should carry it, and when one does. */
export interface AuditField {
  readonly id: string;
  readonly title: string;
  readonly group: 'Decision' | 'Policy and evidence' | 'Human review' | 'Execution and outcome';
  /** The decisions that should carry it, in words. */
  readonly of: string;
  /** Fields of the log format, one of which a source must fill to carry it: `decision.confidence`. */
  readonly needs: readonly string[];
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
  ...needs: string[],
];

const promptKnown = `coalesce(d.release_id IN (
    SELECT release_id FROM bundles WHERE role = 'prompt' AND (version IS NOT NULL OR digest IS NOT NULL)
  ), FALSE)`;
const approvable = [
  "(s.is_proposal AND s.policy_outcome IN ('require_approval', 'require_two_person'))",
  'Proposals that policy lets run only when approved',
] as const;

// duplicate or repeated ids are set aside before: the join below is one to one
const lines: readonly Line[] = [
  ['incident', 'Incident', 'Decision', all, logged('d.incident_uid'), 'decision.incident_uid'],
  ['finding', 'Finding', 'Decision', all, logged('d.finding_uid'), 'decision.finding_uid'],
  [
    'trace',
    'Trace and span',
    'Decision',
    all,
    `(${logged('d.trace_id')} AND ${logged('d.span_id')})`,
    'decision.trace_id',
  ],
  ['release', 'Release bundle', 'Decision', all, logged('d.release_id'), 'decision.release_id'],
  ['prompt', 'Prompt version', 'Decision', all, promptKnown, 'release.components'],
  ['agent_role', 'Role of the agent', 'Decision', all, logged('d.agent_role'), 'decision.agent.role'],
  ['action_type', 'Action type', 'Decision', all, logged('d.action_category'), 'decision.action.category'],
  [
    'target',
    'Target',
    'Decision',
    proposals,
    `(${logged('d.resource_uid')} OR coalesce(len(d.targets), 0) > 0)`,
    'decision.resource.uid',
    'decision.targets',
  ],
  [
    'criticality',
    'Criticality of the target',
    'Decision',
    proposals,
    logged('d.criticality'),
    'decision.resource.criticality',
  ],
  ['risk', 'Risk level', 'Decision', all, logged('d.risk_level'), 'decision.risk_level'],
  ['severity', 'Severity', 'Decision', all, logged('d.severity'), 'decision.severity'],
  ['confidence', 'Confidence', 'Decision', proposals, 's.confidence IS NOT NULL', 'decision.confidence'],
  [
    'reversibility',
    'Reversibility',
    'Decision',
    actions,
    logged('d.reversibility'),
    'decision.reversibility',
  ],
  [
    'rollback_path',
    'Rollback path',
    'Decision',
    actions,
    'coalesce(d.has_rollback_path, FALSE)',
    'decision.rollback_path',
  ],
  [
    'policy',
    'Policy verdict',
    'Policy and evidence',
    proposals,
    logged('d.policy_outcome'),
    'decision.policy.outcome',
  ],
  [
    'policy_revision',
    'Policy revision',
    'Policy and evidence',
    proposals,
    logged('d.policy_revision'),
    'decision.policy.revision',
  ],
  [
    'evidence',
    'Input evidence',
    'Policy and evidence',
    proposals,
    'coalesce(d.evidence_n > 0, FALSE)',
    'decision.evidence',
  ],
  [
    'evidence_time',
    'Time of the evidence',
    'Policy and evidence',
    proposals,
    'd.evidence_age_s IS NOT NULL',
    'decision.evidence.observed_time',
  ],
  [
    'retrieved',
    'Retrieved documents',
    'Policy and evidence',
    proposals,
    'coalesce(d.retrieved_n > 0, FALSE)',
    'decision.retrieved',
  ],
  [
    'tool_calls',
    'Tool calls',
    'Policy and evidence',
    all,
    'coalesce(d.tool_calls_n > 0, FALSE)',
    'decision.tool_calls',
  ],
  ['latency', 'Latency', 'Policy and evidence', all, 'd.latency_ms IS NOT NULL', 'decision.latency_ms'],
  ['human', 'Human decision', 'Human review', proposals, "s.human_outcome <> 'pending'", 'review.outcome'],
  [
    'approval',
    'Approval status',
    'Human review',
    approvable,
    "s.human_outcome <> 'pending'",
    'review.outcome',
  ],
  ['reviewer', 'Reviewer', 'Human review', reviewed, logged('s.reviewer'), 'review.reviewer.uid'],
  [
    'reviewer_group',
    'Role of the reviewer',
    'Human review',
    reviewed,
    "s.reviewer_group <> '(none)'",
    'review.reviewer.group',
  ],
  [
    'shown_time',
    'Time the proposal was visible',
    'Human review',
    reviewed,
    's.shown_time IS NOT NULL',
    'review.shown_time',
  ],
  [
    'visibility',
    'Blind or advised',
    'Human review',
    reviewed,
    "s.visibility IN ('blind', 'advised')",
    'review.saw_agent_output',
  ],
  [
    'reason',
    'Reason for an override',
    'Human review',
    ['coalesce(s.is_overridden, FALSE)', 'Overridden decisions, also those to do nothing'],
    "s.reason_code <> '(none)'",
    'review.reason_code',
  ],
  [
    'executed_time',
    'Time of execution',
    'Execution and outcome',
    executed,
    's.executed_time IS NOT NULL',
    'execution.time',
  ],
  [
    'label',
    'Outcome: the verdict',
    'Execution and outcome',
    ['s.is_mature', 'Decisions older than the lag'],
    "s.verdict <> '(none)'",
    'verdict.verdict',
  ],
];

/** Every audit field, in the order in which it is shown. */
export const auditFields: readonly AuditField[] = lines.map(
  ([id, title, group, [applies, of], present, ...needs]) => ({
    ...{ id, title, group, of, needs },
    definition: share({
      id: `logged_${id}`,
      title: `Logged: ${title.toLowerCase()}`,
      question: 'Does the audit trail hold what a later look needs?',
      numerator: 'Decisions that carry the field',
      denominator: of,
      excluded: 'Tests and drills',
      unresolved: 'None: a field is there or it is not',
      better: 'higher',
      mark: 'truth',
      notMeasurable: (where) => `the field applies to no decision ${where}`,
      source: 'A count of what was logged; the interval is not used',
      rows: 'logged',
      counted: applies,
      hit: present,
      readsLag: applies === 's.is_mature',
    }),
  }),
);
