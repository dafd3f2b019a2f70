-- What people decided on a trip, with their reason. The agent, and what acts under its name, rules on nothing.
-- It speaks of what was seen by the start of its window, which is not later than itself, until the window ends.
SELECT agent_uid AS agent, workflow, epoch_ms(least(time, coalesce(window_start, time))) AS at, actor,
  reason_text AS reason, epoch_ms(window_end) AS until,
  coalesce(time > logged_time + INTERVAL 1 DAY, false) AS is_ahead
FROM audit_events
WHERE kind = 'control' AND control_kind = 'ruling'
  AND agent_uid IS NOT NULL AND actor IS NOT NULL AND reason_text IS NOT NULL
  AND lower(actor) NOT IN (SELECT DISTINCT lower(agent_uid) FROM decisions)
ORDER BY time, event_id
