-- Safe fails, kill switches and breakers, in order. Control records name no environment of their own.
SELECT
  event_id,
  control_kind AS kind,
  epoch_ms(time) AS at,
  coalesce(agent_uid, '(none)') AS agent,
  coalesce(workflow, '(none)') AS workflow,
  epoch_ms(CASE
    WHEN control_kind = 'kill_switch_on' THEN min(time) FILTER (WHERE control_kind = 'kill_switch_off') OVER later
    WHEN control_kind = 'breaker_trip' THEN min(time) FILTER (WHERE control_kind = 'breaker_reset') OVER later
  END) AS released
FROM audit_events
WHERE kind = 'control'
  AND control_kind IN ('safe_fail', 'kill_switch_on', 'kill_switch_off', 'breaker_trip', 'breaker_reset')
WINDOW later AS (
  PARTITION BY agent_uid, workflow ORDER BY time, event_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
)
ORDER BY time, event_id
LIMIT 500
