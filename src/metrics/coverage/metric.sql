-- Decision points on which the agent decided: it acted, handed over, or said that nothing is to be done.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  NOT is_duplicate AS counted,
  NOT is_abstention AND NOT is_error AS hit,
  FALSE AS "open",
  FALSE AS young
FROM slice
