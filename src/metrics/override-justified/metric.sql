-- Overrides in which the truth supports the human.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_proposal AND is_overridden AND is_mature AND truth IS NOT NULL AS counted,
  NOT truth AS hit,
  is_proposal AND is_overridden AND is_mature AND truth IS NULL AS "open",
  is_proposal AND is_overridden AND NOT is_mature AS young
FROM slice
