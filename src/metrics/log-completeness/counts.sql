-- Per field: decisions to which it applies, and those that carry it. d = the decision as logged.
SELECT {counts}
FROM slice s
JOIN decisions d ON d.event_id = s.event_id
