, cases AS (
{cases}
)
-- What controls.sql says of one control, of several at once.
SELECT
  k.control,
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  CAST(count(c.event_id) AS DOUBLE) AS checked,
  CAST(count(c.event_id) FILTER (WHERE c.holding) AS DOUBLE) AS holding,
  CAST(count(c.event_id) FILTER (WHERE c.holding IS NULL) AS DOUBLE) AS unclear,
  CAST(count(c.event_id) FILTER (WHERE c.logged) AS DOUBLE) AS logged,
  CAST(epoch_ms(max(a.time)) AS DOUBLE) AS latest
FROM scopes s
CROSS JOIN (VALUES {controls}) AS k(control)
LEFT JOIN cases c ON c.group_key = s.scope AND c.control = k.control
LEFT JOIN audit_events a ON a.event_id = c.event_id AND a.kind = 'control'
GROUP BY k.control, s.agent, s.workflow, s.risk_class
ORDER BY k.control, agent, workflow, risk_class
