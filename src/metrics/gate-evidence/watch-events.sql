-- What the safety layer did to one agent, as far as it concerns this workflow.
SELECT CAST(control_kind AS VARCHAR) AS kind, epoch_ms(time) AS moment
FROM audit_events
WHERE kind = 'control'
  AND control_kind IN ('safe_fail', 'kill_switch_on', 'breaker_trip', 'tier_grant', 'tier_revoke', 'policy_override')
  AND (agent_uid IS NULL OR agent_uid = ?)
  AND (workflow IS NULL OR workflow = ?)
ORDER BY time, event_id
LIMIT 200
