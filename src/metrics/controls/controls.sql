, cases AS (
{cases}
)
-- One row per scope: on how many cases the control was checked, in how many it held, of how many it cannot be told,
-- how many carry what it asks to be recorded, and when the latest control event among them was.
SELECT
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  CAST(count(c.event_id) AS DOUBLE) AS checked,
  CAST(count(c.event_id) FILTER (WHERE c.holding) AS DOUBLE) AS holding,
  CAST(count(c.event_id) FILTER (WHERE c.holding IS NULL) AS DOUBLE) AS unclear,
  CAST(count(c.event_id) FILTER (WHERE {logged}) AS DOUBLE) AS logged,
  CAST(epoch_ms(max(a.time)) AS DOUBLE) AS latest
FROM scopes s
LEFT JOIN cases c ON c.group_key = s.scope
LEFT JOIN audit_events a ON a.event_id = c.event_id AND a.kind = 'control'
GROUP BY s.agent, s.workflow, s.risk_class
ORDER BY agent, workflow, risk_class
