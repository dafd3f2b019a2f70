, cases AS (
{cases}
), counted AS (
  SELECT
    c.control, c.group_key,
    count(c.event_id) AS checked,
    count(c.event_id) FILTER (WHERE c.holding) AS holding,
    count(c.event_id) FILTER (WHERE c.holding IS NULL) AS unclear,
    count(c.event_id) FILTER (WHERE c.logged) AS logged,
    max(a.time) AS latest
  FROM cases c
  LEFT JOIN audit_events a ON a.event_id = c.event_id AND a.kind = 'control'
  GROUP BY c.control, c.group_key
)
-- What controls.sql says of one control, of several at once.
SELECT
  k.control,
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  CAST(coalesce(n.checked, 0) AS DOUBLE) AS checked,
  CAST(coalesce(n.holding, 0) AS DOUBLE) AS holding,
  CAST(coalesce(n.unclear, 0) AS DOUBLE) AS unclear,
  CAST(coalesce(n.logged, 0) AS DOUBLE) AS logged,
  CAST(epoch_ms(n.latest) AS DOUBLE) AS latest
FROM scopes s
CROSS JOIN (VALUES {controls}) AS k(control)
LEFT JOIN counted n ON n.group_key = s.scope AND n.control = k.control
ORDER BY k.control, agent, workflow, risk_class
