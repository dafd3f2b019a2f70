-- What was sent to run and needs two people was approved by two people before, under whichever bundle; a run
-- that failed was sent all the same.
SELECT
  s.scope AS group_key,
  v.event_id,
  count(DISTINCT r.reviewer) FILTER (WHERE r.time <= e.sent) >= 2 AS holding
FROM scopes s
JOIN in_view v ON v.agent = s.agent AND v.workflow = s.workflow AND v.risk_class = s.risk_class
JOIN (
  SELECT decision_id, min(time) AS sent
  FROM audit_events
  WHERE kind = 'execution' AND rollback_of IS NULL
  GROUP BY decision_id
) e ON e.decision_id = v.decision_id
LEFT JOIN audit_events r ON r.decision_id = v.decision_id AND r.kind = 'review' AND r.outcome IN ('approve', 'modify')
WHERE v.policy_outcome = 'require_two_person'
GROUP BY s.scope, v.event_id
