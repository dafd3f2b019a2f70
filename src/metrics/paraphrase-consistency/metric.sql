-- Groups of reworded cases in which every rewording led to the same action: one row per group and release.
SELECT
  group_key,
  min(incident_key) AS incident_key,
  min(event_id) AS event_id,
  min(decision_id) AS decision_id,
  count(*) > 1 AND NOT bool_or(is_error) AS counted,
  count(DISTINCT CASE WHEN is_abstention THEN '(abstained)' ELSE CAST(action AS VARCHAR) END) = 1 AS hit,
  count(*) > 1 AND bool_or(is_error) AS "open",
  FALSE AS young
FROM slice
WHERE scenario_kind = 'paraphrase' AND scenario_group IS NOT NULL AND scenario_group <> '(none)'
GROUP BY group_key, agent, release, scenario_group
