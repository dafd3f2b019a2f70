-- Escalations to a human that were closed as not warranted.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_escalation AND unadjudicable NOT IN ('duplicate', 'test') AND is_mature AND truth IS NOT NULL AS counted,
  NOT truth AS hit,
  is_escalation AND unadjudicable NOT IN ('duplicate', 'test') AND is_mature AND truth IS NULL AS "open",
  is_escalation AND unadjudicable NOT IN ('duplicate', 'test') AND NOT is_mature AS young
FROM slice
