-- Proposals to contain with the right action on the right target, no wider than needed. Where no label of the log names
-- targets only failures could be told, so nothing is.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_containment AND unadjudicable NOT IN ('duplicate', 'test') AND is_mature
    AND (NOT truth OR truth AND target_right IS NOT NULL AND excess_targets IS NOT NULL)
    AND (SELECT count(*) FROM slice WHERE truth AND target_right IS NOT NULL) > 0 AS counted,
  truth AND target_right AND excess_targets = 0 AS hit,
  is_containment AND unadjudicable NOT IN ('duplicate', 'test') AND is_mature
    AND (truth IS NULL OR truth AND (target_right IS NULL OR excess_targets IS NULL)
      OR NOT (SELECT count(*) FROM slice WHERE truth AND target_right IS NOT NULL) > 0) AS "open",
  is_containment AND unadjudicable NOT IN ('duplicate', 'test') AND NOT is_mature AS young,
  NOT truth AND is_containment AND is_mature AND unadjudicable NOT IN ('duplicate', 'test')
    AND NOT (SELECT count(*) FROM slice WHERE truth AND target_right IS NOT NULL) > 0 AS unlogged
FROM slice
