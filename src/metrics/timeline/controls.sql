-- What the safety layer recorded: kill switch, breakers, canaries, tiers.
SELECT
  event_id, file, line, byte_offset, byte_length,
  epoch_ms(time) AS at,
  control_kind AS kind, agent_uid AS agent, release_id AS release, workflow, tier, actor, decision_id
FROM audit_events
WHERE kind = 'control'
ORDER BY time, event_id
LIMIT 10000
