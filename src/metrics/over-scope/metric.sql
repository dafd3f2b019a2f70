-- Proposals to contain whose targets go beyond the warranted ones. Where nothing of the kind was warranted
-- the proposal is wrong altogether, and counted as that: here it would only dilute.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_containment AND unadjudicable NOT IN ('duplicate', 'test') AND is_mature
    AND truth AND excess_targets IS NOT NULL AS counted,
  over_scope AS hit,
  is_containment AND unadjudicable NOT IN ('duplicate', 'test') AND is_mature
    AND (truth IS NULL OR truth AND excess_targets IS NULL) AS "open",
  is_containment AND unadjudicable NOT IN ('duplicate', 'test') AND NOT is_mature AS young
FROM slice
