-- Proposals that the policy in force allowed, or that it sent to an approval which was not skipped.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_proposal AS counted,
  policy_outcome = 'allow'
    OR policy_outcome IN ('require_approval', 'require_two_person')
      AND NOT (is_executed AND human_outcome NOT IN ('approve', 'modify', 'override')) AS hit,
  FALSE AS "open",
  FALSE AS young,
  policy_outcome = '(none)' AS unlogged
FROM slice
