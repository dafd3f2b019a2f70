-- Proposals that a human decided on, and rejected, replaced or changed materially.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_proposal AND is_decided AS counted,
  is_overridden AS hit,
  is_proposal AND (
    human_outcome = 'abstain' OR is_reviewed_late
    OR human_outcome = 'pending' AND NOT is_executed
      AND policy_outcome IN ('require_approval', 'require_two_person')
  ) AS "open",
  FALSE AS young
FROM slice
