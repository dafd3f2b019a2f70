import type { RowSet } from '../rate/row-set';

/** What somebody should look at: the kinds of the review queue. */
export const setsOfQueue: readonly RowSet[] = [
  {
    id: 'queue_policy',
    title: () => 'Policy overridden: ran although denied, or a policy override is recorded',
    population: 'production',
    clause: `policy_outcome = 'deny' AND is_executed OR decision_id IN (
    SELECT decision_id FROM audit_events WHERE kind = 'control' AND control_kind = 'policy_override'
  )`,
    keys: 0,
  },
  {
    id: 'queue_unexpected',
    title: () =>
      'Unexpected actions: under 1 in 100 of their workflow, or on another target than the human chose',
    population: 'production',
    clause: `is_proposal AND (match_class = 'matched_other_target' OR event_id IN (
    SELECT event_id FROM (
      SELECT event_id, count(*) OVER (PARTITION BY workflow, action) AS own, count(*) OVER (PARTITION BY workflow) AS every
      FROM slice WHERE is_proposal
    ) WHERE own * 100 < every
  ))`,
    keys: 0,
  },
  {
    id: 'queue_unresolved',
    title: () => 'Unresolved: older than the lag and still without a label',
    population: 'production',
    clause: 'is_proposal AND NOT is_duplicate AND is_mature AND truth IS NULL',
    keys: 0,
  },
  {
    id: 'queue_disagreement',
    title: () => 'The human against truth: overridden though warranted, or let pass though not',
    population: 'production',
    clause: 'is_proposal AND is_decided AND is_mature AND truth IS NOT NULL AND is_overridden = truth',
    keys: 0,
  },
];
