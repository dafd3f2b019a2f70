-- When the last standing review of an action was recorded. It may be later than the decision it records.
SELECT
  s.event_id AS id,
  CAST(epoch_ms(max(greatest(e.time, coalesce(e.logged_time, e.time)))) AS DOUBLE) AS "at",
  any_value(s.is_overridden) AS overridden
FROM slice AS s
JOIN human_actions AS h ON h.decision_id = s.decision_id
JOIN audit_events AS e ON e.event_id = h.review_event_id
WHERE s.is_action AND s.is_decided AND s.unadjudicable NOT IN ('duplicate', 'test')
GROUP BY s.event_id
ORDER BY "at", id
