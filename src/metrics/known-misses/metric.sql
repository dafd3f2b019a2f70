-- Cases known to have warranted an action, in which the agent proposed none; a case handed to a human is not missed.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  NOT is_duplicate AND unadjudicable NOT IN ('duplicate', 'test') AND is_mature AND coalesce(truth, FALSE) AS counted,
  NOT is_action AND NOT is_escalation AS hit,
  FALSE AS "open",
  NOT is_duplicate AND unadjudicable NOT IN ('duplicate', 'test') AND NOT is_mature
    AND coalesce(warranted, FALSE) AS young
FROM slice
