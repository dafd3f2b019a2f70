-- Wrong proposals that a human approved after seeing them.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_proposal AND is_decided AND visibility IN ('advised', 'unknown') AND is_mature AND truth IS NOT NULL AND NOT truth AS counted,
  human_outcome = 'approve' AS hit,
  is_proposal AND is_decided AND visibility IN ('advised', 'unknown') AND is_mature AND truth IS NULL AS "open",
  is_proposal AND is_decided AND visibility IN ('advised', 'unknown') AND NOT is_mature AS young
FROM slice
