-- Proposals whose evidence has the named property.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_proposal AND NOT is_duplicate AS counted,
  {rests} AS hit,
  FALSE AS "open",
  FALSE AS young,
  {unlogged} AS unlogged
FROM slice
