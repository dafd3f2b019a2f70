-- What ran at escalation level 1 without anybody is reversible and of low risk; above it a human approved first,
-- or ran it by hand.
SELECT
  s.scope AS group_key,
  v.event_id,
  count(r.event_id) FILTER (WHERE r.time <= v.executed_time) > 0
    OR coalesce(max(e.by_hand), FALSE)
    OR (v.escalation_level = 1 AND v.reversibility = 'reversible' AND v.risk_class = 'low') AS holding
FROM scopes s
JOIN in_view v ON v.agent = s.agent AND v.workflow = s.workflow AND v.risk_class = s.risk_class
LEFT JOIN audit_events r ON r.decision_id = v.decision_id AND r.kind = 'review' AND r.outcome IN ('approve', 'modify')
LEFT JOIN (
  SELECT decision_id, arg_min(coalesce(executor = 'human', FALSE), time) AS by_hand
  FROM audit_events
  WHERE kind = 'execution' AND rollback_of IS NULL AND status IN ('success', 'partial')
  GROUP BY decision_id
) e ON e.decision_id = v.decision_id
WHERE v.is_executed AND v.escalation_level IS NOT NULL
GROUP BY s.scope, v.event_id, v.escalation_level, v.reversibility, v.risk_class
