, cases AS (
{cases}
)
-- One row per scope: how many cases the control was checked on, and in how many it held.
SELECT
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  CAST(count(c.event_id) AS DOUBLE) AS checked,
  CAST(count(c.event_id) FILTER (WHERE c.holding) AS DOUBLE) AS holding
FROM scopes s
LEFT JOIN cases c ON c.group_key = s.scope
GROUP BY s.agent, s.workflow, s.risk_class
ORDER BY agent, workflow, risk_class
