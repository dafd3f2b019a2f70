-- Replayed cases in which what the agent would have done was right by the known answer.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  scenario_kind = 'replay' AND truth IS NOT NULL AS counted,
  truth AS hit,
  scenario_kind = 'replay' AND truth IS NULL AS "open",
  FALSE AS young
FROM slice
