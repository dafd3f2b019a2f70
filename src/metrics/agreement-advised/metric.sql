-- The same among humans who saw the agent's output, or of whom it is not known.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  visibility IN ('advised', 'unknown') AND match_class IN (
    'matched_agree', 'matched_weaker', 'matched_stronger', 'matched_other_action', 'matched_other_target'
  ) AS counted,
  match_class = 'matched_agree' AS hit,
  visibility IN ('advised', 'unknown') AND match_class IN ('unresolved', 'unadjudicable') AS "open",
  FALSE AS young,
  match_class = 'matched_agree' AND NOT has_target AS unlogged
FROM slice
