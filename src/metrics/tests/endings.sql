-- Test runs by kind and category: whether they ended as expected, and what the agent and the controls did.
, runs AS (
  SELECT
    CAST(s.scenario_kind AS VARCHAR) AS kind,
    CAST(s.scenario_category AS VARCHAR) AS category,
    coalesce(d.scenario_expected, '(none)') AS expected,
    CASE
      WHEN s.is_error THEN 'error'
      WHEN s.is_abstention OR s.action_category = 'none' THEN 'agent refused'
      WHEN s.policy_outcome = 'deny' THEN 'policy denied'
      WHEN s.human_outcome = 'expire' THEN 'approval expired'
      WHEN s.human_outcome IN ('reject', 'override', 'abstain') THEN 'human held'
      WHEN s.is_escalation THEN 'escalated'
      WHEN s.is_executed THEN 'executed'
      ELSE 'would have acted'
    END AS ending,
    s.scenario_met,
    coalesce(s.scenario_id, s.decision_id) AS scenario
  FROM slice s
  JOIN decisions d ON d.event_id = s.event_id
  WHERE s.scenario_kind <> '(none)'
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
