-- A circuit breaker tripped within the last 180 days, and was reset.
SELECT
  s.scope AS group_key,
  c.event_id,
  EXISTS (
    SELECT 1 FROM audit_events o
    WHERE o.kind = 'control' AND o.control_kind = 'breaker_reset' AND o.time >= c.time
      AND (o.agent_uid IS NULL OR o.agent_uid = CAST(s.agent AS VARCHAR))
  ) AS holding
FROM scopes s
JOIN audit_events c ON c.kind = 'control' AND c.control_kind = 'breaker_trip'
  AND (c.agent_uid IS NULL OR c.agent_uid = CAST(s.agent AS VARCHAR))
  AND (c.workflow IS NULL OR c.workflow = CAST(s.workflow AS VARCHAR))
  AND c.time >= (SELECT max(time) FROM audit_events) - INTERVAL 180 DAY
