-- What was sent to run and needs two people was approved by two people before, under whichever bundle; a run
-- that failed was sent all the same.
WITH approvals AS (
  -- A review that names no decision counts for the one that the join gave it.
  SELECT coalesce(a.decision_id, h.decision_id) AS decision_id, a.event_id, a.reviewer, a.reviewer_group, a.time
  FROM audit_events a
  LEFT JOIN human_actions h ON h.review_event_id = CASE WHEN a.decision_id IS NULL THEN a.event_id END
  WHERE a.kind = 'review' AND a.outcome IN ('approve', 'modify')
)
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
LEFT JOIN approvals r ON r.decision_id = v.decision_id
WHERE v.policy_outcome = 'require_two_person'
GROUP BY s.scope, v.event_id
