import type { Population } from '../rate/definition';

/** Decisions behind a number that is no part of a share: a cell of a table, a reviewer, an ending. */
export interface RowSet {
  /** As in a link. */
  readonly id: string;
  /** What the rows have in common; `keys` are the bound words. */
  readonly title: (keys: readonly string[]) => string;
  readonly population: Population;
  /** Condition over `slice`, one `?` per key. */
  readonly clause: string;
  readonly keys: number;
}

const decided = 'is_proposal AND is_decided AND reviewer IS NOT NULL';
// A link must not name staff, so it carries a digest of the reviewer's id.
const ofReviewer = 'left(md5(reviewer), 12) = ?';
const single = `event_id NOT IN (
  SELECT event_id FROM (
    SELECT event_id, count(*) OVER (PARTITION BY reviewer, decided_time) AS at_once FROM slice WHERE ${decided}
  ) WHERE at_once >= 3
)`;
const opportunity =
  "is_mature AND NOT is_duplicate AND NOT is_error AND unadjudicable NOT IN ('duplicate', 'test')";
const sampled = `${opportunity} AND sampling_probability IS NOT NULL`;
// What the estimate counts: drawn from what the agent left, or acted on and followed up.
const estimated = `${opportunity} AND (sampling_probability IS NOT NULL OR is_proposal AND (
    SELECT count(*) FROM slice WHERE ${opportunity} AND is_proposal AND sampling_probability IS NOT NULL
  ) = 0)`;
const missed = "NOT is_escalation AND (NOT is_action OR match_class = 'matched_stronger')";
const judgedAction = "is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')";
// Agent, workflow and bundle; a key left empty keeps every value.
const ofScope =
  "coalesce(nullif(?, '') = CAST(agent AS VARCHAR), true) AND coalesce(nullif(?, '') = CAST(workflow AS VARCHAR), true) AND coalesce(nullif(?, '') = CAST(release AS VARCHAR), true)";
const asked = `is_proposal AND NOT is_duplicate AND visibility <> 'blind' AND (
    human_outcome <> 'pending'
    OR NOT is_executed AND policy_outcome <> 'deny' AND (
      mode = 'advisory' AND is_action
      OR mode <> 'shadow' AND policy_outcome IN ('require_approval', 'require_two_person')
    )
  )`;
const plain = (word: string | undefined) => (word ?? '').replaceAll('_', ' ');

/** Every such set, by what a link calls it. */
export const rowSets: readonly RowSet[] = [
  {
    id: 'waiting',
    title: ([ending]) => `Proposals shown for approval: ${ending}`,
    population: 'production',
    clause: `is_proposal AND NOT is_duplicate AND visibility <> 'blind'
  AND (human_outcome <> 'pending' OR policy_outcome IN ('require_approval', 'require_two_person') AND NOT is_executed)
  AND CASE
    WHEN human_outcome IN ('approve', 'modify') THEN 'approved'
    WHEN human_outcome IN ('reject', 'override') THEN 'rejected'
    WHEN human_outcome = 'expire' THEN 'expired'
    WHEN human_outcome = 'abstain' THEN 'withdrawn'
    ELSE 'pending'
  END = ?`,
    keys: 1,
  },
  {
    id: 'reviewer',
    title: () => 'Proposals that one reviewer decided',
    population: 'production',
    clause: `${decided} AND ${ofReviewer}`,
    keys: 1,
  },
  {
    id: 'reviewer_overrode',
    title: () => 'Proposals that one reviewer overrode',
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND is_overridden`,
    keys: 1,
  },
  {
    id: 'reviewer_wrong_approved',
    title: () => 'Wrong proposals that one reviewer let pass',
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND is_mature AND NOT truth AND NOT is_overridden`,
    keys: 1,
  },
  {
    id: 'reviewer_fast',
    title: ([, floor]) => `Single approvals of one reviewer under ${floor} s`,
    population: 'production',
    clause: `${decided} AND ${ofReviewer} AND human_outcome = 'approve' AND wait_s >= 0
  AND wait_s < CAST(? AS DOUBLE) AND ${single}`,
    keys: 2,
  },
  {
    id: 'pair',
    title: ([agent, human, seen]) =>
      `Agent would ${plain(agent)}, human chose ${plain(human)}, ${seen === 'blind' ? 'blind' : 'advised'}`,
    population: 'production',
    clause: `event_id IN (SELECT event_id FROM pairs WHERE agent_did = ? AND human_did = ? AND seen = ?)`,
    keys: 3,
  },
  {
    id: 'audit_sample',
    title: () => 'The audit sample',
    population: 'production',
    clause: sampled,
    keys: 0,
  },
  {
    id: 'audit_real',
    title: () => 'Real cases: left and sampled, or proposed on',
    population: 'production',
    clause: `${estimated} AND truth`,
    keys: 0,
  },
  {
    id: 'audit_missed',
    title: () => 'Real cases that the agent missed: left and sampled, or treated too weakly',
    population: 'production',
    clause: `${estimated} AND truth AND ${missed}`,
    keys: 0,
  },
  {
    id: 'audit_not_real',
    title: () => 'Cases that were not real: left and sampled, or proposed on',
    population: 'production',
    clause: `${estimated} AND NOT truth`,
    keys: 0,
  },
  {
    id: 'audit_false_alarm',
    title: () => 'Cases that were not real and in which the agent would have acted',
    population: 'production',
    clause: `${estimated} AND NOT truth AND is_action`,
    keys: 0,
  },
  {
    id: 'audit_silent_real',
    title: () => 'Real cases of the audit sample on which the agent was silent',
    population: 'production',
    clause: `${sampled} AND truth AND NOT is_proposal`,
    keys: 0,
  },
  {
    id: 'audit_omission',
    title: () => 'Real cases of the audit sample that agent and human both left alone',
    population: 'production',
    clause: `${sampled} AND truth AND NOT is_proposal AND human_outcome NOT IN ('modify', 'override')`,
    keys: 0,
  },
  {
    id: 'known_missed',
    title: () => 'Real cases, sampled or not, that the agent is known to have missed',
    population: 'production',
    clause: `${opportunity} AND truth AND ${missed}`,
    keys: 0,
  },
  {
    id: 'silent_unlabelled',
    title: () => 'Cases without a label on which the agent was silent',
    population: 'production',
    clause: `${opportunity} AND truth IS NULL AND NOT is_action`,
    keys: 0,
  },
  {
    id: 'label_late',
    title: ([, workflow]) => `Actions whose label came later than the lag${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${judgedAction} AND is_mature AND truth IS NOT NULL
  AND epoch_ms(label_time) - epoch_ms(time) > lag_days * 86400000 AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'label_missing',
    title: ([, workflow]) => `Actions older than the lag without a label${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${judgedAction} AND is_mature AND truth IS NULL AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'approval_open',
    title: ([, workflow]) => `Approvals still pending${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${asked} AND human_outcome = 'pending' AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'approval_expired',
    title: ([, workflow]) => `Approvals that expired${workflow ? `, ${workflow}` : ''}`,
    population: 'production',
    clause: `${asked} AND human_outcome = 'expire' AND ${ofScope}`,
    keys: 3,
  },
  {
    id: 'approval_expired_executed',
    title: () => 'Actions that ran although their approval had expired',
    population: 'production',
    clause: `${asked} AND human_outcome = 'expire' AND is_executed`,
    keys: 0,
  },
  {
    id: 'evidence_age',
    title: ([band]) => `Proposals by the age of their oldest evidence: ${band}`,
    population: 'production',
    clause: `is_proposal AND NOT is_duplicate AND CASE
    WHEN evidence_n = 0 THEN 'no evidence'
    WHEN evidence_age_s IS NULL THEN 'no time'
    WHEN evidence_age_s < 0 THEN 'after the decision'
    WHEN evidence_age_s <= 3600 THEN 'up to 1 hour'
    WHEN evidence_age_s <= 28800 THEN 'up to 8 hours'
    WHEN evidence_age_s <= 86400 THEN 'up to 1 day'
    ELSE 'over 1 day'
  END = ?`,
    keys: 1,
  },
  {
    id: 'scenario',
    title: ([kind, category, ending]) =>
      `Test runs: ${plain(kind)}${category === '(none)' ? '' : `, ${plain(category)}`}, ${ending}`,
    population: 'test',
    clause: `scenario_kind = ? AND scenario_category = ? AND CASE
    WHEN scenario_met IS NULL THEN 'no outcome'
    WHEN scenario_met THEN 'as expected'
    ELSE 'not as expected'
  END = ?`,
    keys: 3,
  },
];

/** The set of this name; undefined when there is none. */
export const rowSetOf = (id: string): RowSet | undefined => rowSets.find((set) => set.id === id);
