-- After an approval expired nothing was sent to run, under whichever bundle; a run that failed was sent all the same.
SELECT s.scope AS group_key, v.event_id, count(e.event_id) = 0 AS holding
FROM scopes s
JOIN in_view v ON v.agent = s.agent AND v.workflow = s.workflow AND v.risk_class = s.risk_class
LEFT JOIN audit_events e ON e.decision_id = v.decision_id AND e.kind = 'execution' AND e.rollback_of IS NULL
WHERE v.human_outcome = 'expire'
GROUP BY s.scope, v.event_id
