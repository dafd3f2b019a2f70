-- Test runs by kind and category: whether they ended as expected, and what the agent and the controls did.
, staged AS (
  SELECT
    event_id,
    CAST(scenario_kind AS VARCHAR) AS kind,
    CAST(scenario_category AS VARCHAR) AS category,
    {ending} AS ending,
    scenario_met,
    coalesce(scenario_id, decision_id) AS scenario
  FROM slice
  WHERE scenario_kind <> '(none)'
),
runs AS (
  SELECT s.*, coalesce(d.scenario_expected, '(none)') AS expected
  FROM staged s
  JOIN decisions d ON d.event_id = s.event_id
)
SELECT
  kind,
  category,
  expected,
  ending,
  CAST(count(*) AS DOUBLE) AS runs,
  CAST(count(DISTINCT scenario) AS DOUBLE) AS scenarios,
  CAST(count(*) FILTER (WHERE scenario_met) AS DOUBLE) AS met,
  CAST(count(*) FILTER (WHERE NOT scenario_met) AS DOUBLE) AS not_met,
  CAST(count(*) FILTER (WHERE scenario_met IS NULL) AS DOUBLE) AS open
FROM runs
GROUP BY kind, category, expected, ending
ORDER BY kind, category, expected, ending
