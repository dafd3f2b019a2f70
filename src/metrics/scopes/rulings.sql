-- What people decided on a trip, with their reason. The agent, and what acts under its name, rules on nothing.
-- It speaks of what was seen by the start of its window, which is not later than itself, until the window ends.
-- One that is dated after it was recorded, or more than a week after the last record that is no control, is ahead of
-- what anybody has seen.
WITH latest AS (
  SELECT max(t) AS seen FROM (
    SELECT time AS t FROM decisions UNION ALL SELECT time FROM audit_events WHERE kind <> 'control'
  )
  WHERE t <= (SELECT as_of FROM clock)
)
SELECT r.agent_uid AS agent, r.workflow, epoch_ms(least(r.time, coalesce(r.window_start, r.time))) AS at, r.actor,
  r.reason_text AS reason, epoch_ms(r.window_end) AS until,
  coalesce(least(r.time, coalesce(r.window_start, r.time)) > l.seen + INTERVAL 7 DAY, false)
    OR coalesce(r.time > r.logged_time + INTERVAL 1 DAY, false) AS is_ahead
FROM audit_events AS r CROSS JOIN latest AS l
WHERE r.kind = 'control' AND r.control_kind = 'ruling'
  AND r.agent_uid IS NOT NULL AND r.actor IS NOT NULL AND r.reason_text IS NOT NULL
  AND lower(r.actor) NOT IN (SELECT DISTINCT lower(agent_uid) FROM decisions)
ORDER BY r.time, r.event_id
