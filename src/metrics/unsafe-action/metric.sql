-- Proposals that policy denied, or that cannot be undone on a critical asset without the approvals required.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_proposal AND (policy_outcome <> '(none)' OR is_unsafe) AS counted,
  is_unsafe AS hit,
  is_proposal AND policy_outcome = '(none)' AND NOT is_unsafe AS "open",
  FALSE AS young
FROM slice
