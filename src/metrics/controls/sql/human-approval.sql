-- What ran while the agent only advised was approved by a person before, or run by hand.
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
  count(r.event_id) FILTER (WHERE r.time <= v.executed_time) > 0 OR coalesce(max(e.by_hand), FALSE) AS holding
FROM scopes s
JOIN in_view v ON v.agent = s.agent AND v.workflow = s.workflow AND v.risk_class = s.risk_class
LEFT JOIN approvals r ON r.decision_id = v.decision_id
LEFT JOIN (
  SELECT decision_id, arg_min(coalesce(executor = 'human', FALSE), (time, event_id)) AS by_hand
  FROM audit_events
  WHERE kind = 'execution' AND rollback_of IS NULL AND status IN ('success', 'partial')
  GROUP BY decision_id
) e ON e.decision_id = v.decision_id
WHERE v.is_executed AND v.mode <> 'enforced'
GROUP BY s.scope, v.event_id
