-- Canary and tier events, and what stopped an agent, in time order.
SELECT
  event_id, epoch_ms(time) AS at, CAST(control_kind AS VARCHAR) AS kind,
  agent_uid AS agent, release_id AS release, workflow
FROM audit_events
WHERE kind = 'control'
ORDER BY time, event_id
LIMIT 10000
