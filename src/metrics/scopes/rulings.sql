-- What people decided on a trip, with their reason. The agent, and what acts under its name, rules on nothing.
SELECT agent_uid AS agent, workflow, epoch_ms(time) AS at, actor
FROM audit_events
WHERE kind = 'control' AND control_kind = 'ruling'
  AND agent_uid IS NOT NULL AND actor IS NOT NULL AND reason_text IS NOT NULL
  AND lower(actor) NOT IN (SELECT DISTINCT lower(agent_uid) FROM decisions)
ORDER BY time, event_id
