-- Proposals to contain whose targets go beyond the warranted ones.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_containment AND is_mature AND is_label_counted AND over_scope IS NOT NULL AS counted,
  over_scope AS hit,
  is_containment AND is_mature AND NOT coalesce(is_label_counted AND over_scope IS NOT NULL, FALSE) AS "open",
  is_containment AND NOT is_mature AS young
FROM slice
