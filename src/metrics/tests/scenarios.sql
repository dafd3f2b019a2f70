-- Scenarios of one kind that ended as expected: one row per scenario and release.
-- A scenario of several decisions passes when none of them failed.
SELECT
  group_key,
  min(incident_key) AS incident_key,
  min(event_id) AS event_id,
  min(decision_id) AS decision_id,
  count(scenario_met) > 0 AS counted,
  coalesce(bool_and(scenario_met), FALSE) AS hit,
  count(scenario_met) = 0 AS "open",
  FALSE AS young
FROM slice
WHERE scenario_kind = '{kind}'
GROUP BY group_key, agent, release, coalesce(scenario_id, decision_id)
