-- Proposals that a human who had not seen them matched: same class of action, same target.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  visibility = 'blind' AND match_class IN (
    'matched_agree', 'matched_weaker', 'matched_stronger', 'matched_other_action', 'matched_other_target'
  ) AS counted,
  match_class = 'matched_agree' AS hit,
  visibility = 'blind' AND match_class IN ('unresolved', 'unadjudicable') AS "open",
  FALSE AS young,
  match_class = 'matched_agree' AND NOT has_target AS unlogged
FROM slice
