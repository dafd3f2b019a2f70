SELECT control_kind AS kind, epoch_ms(time) AS at
FROM audit_events
WHERE kind = 'control' AND control_kind IN ('safe_fail', 'kill_switch_on', 'breaker_trip')
ORDER BY time, event_id
LIMIT 40
