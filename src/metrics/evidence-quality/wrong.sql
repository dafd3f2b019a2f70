-- Proposals to act whose evidence has the named property: those that the truth did not warrant.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_action AND NOT is_duplicate AND ({rests}) AND is_mature AND truth IS NOT NULL AS counted,
  NOT truth AS hit,
  is_action AND NOT is_duplicate AND ({rests}) AND is_mature AND truth IS NULL AS "open",
  is_action AND NOT is_duplicate AND ({rests}) AND NOT is_mature AS young
FROM slice
