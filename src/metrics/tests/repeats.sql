-- Scenarios that were run at least twice: one row per scenario, agent and release. All repeats must be right; one that
-- failed settles it, whatever has no outcome.
SELECT
  group_key,
  min(incident_key) AS incident_key,
  min(event_id) AS event_id,
  min(decision_id) AS decision_id,
  count(*) > 1 AND (count(scenario_met) = count(*) OR NOT bool_and(scenario_met)) AS counted,
  coalesce(bool_and(scenario_met), FALSE) AS hit,
  count(*) > 1 AND count(scenario_met) < count(*) AND coalesce(bool_and(scenario_met), TRUE) AS "open",
  FALSE AS young
FROM slice
WHERE scenario_id IS NOT NULL AND scenario_id <> '(none)' AND coalesce(scenario_kind, '') <> 'paraphrase'
GROUP BY group_key, agent, release, scenario_id
