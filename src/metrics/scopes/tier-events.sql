-- Tiers granted and taken back, in time order.
SELECT
  control_kind AS kind,
  agent_uid AS agent,
  workflow,
  tier,
  epoch_ms(time) AS at
FROM audit_events
WHERE kind = 'control' AND control_kind IN ('tier_grant', 'tier_revoke')
ORDER BY time, event_id
