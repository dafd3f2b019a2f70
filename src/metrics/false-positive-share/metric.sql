-- Proposals to act that truth did not warrant.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')
    AND is_mature AND truth IS NOT NULL AS counted,
  NOT truth AS hit,
  is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')
    AND is_mature AND truth IS NULL AS "open",
  is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')
    AND NOT is_mature AS young
FROM slice
