-- Level 1 ran alone only what is reversible and of low risk; level 2 was approved by one person or run by hand;
-- level 3 was approved by a specialist: a reviewer of a group that the criteria name. Who cannot be told to be one
-- or none is neither for nor against it.
WITH rule AS (
  SELECT CAST(? AS VARCHAR) AS specialists
),
approvals AS (
  -- A review that names no decision counts for the one that the join gave it.
  SELECT coalesce(a.decision_id, h.decision_id) AS decision_id, a.event_id, a.reviewer, a.reviewer_group, a.time
  FROM audit_events a
  LEFT JOIN human_actions h ON h.review_event_id = CASE WHEN a.decision_id IS NULL THEN a.event_id END
  WHERE a.kind = 'review' AND a.outcome IN ('approve', 'modify')
),
run AS (
  SELECT s.scope, v.event_id, v.escalation_level, v.reversibility, v.risk_class,
    count(r.event_id) AS approvals,
    count(r.event_id) FILTER (WHERE list_contains(string_split(q.specialists, chr(10)), r.reviewer_group)) AS by_specialists,
    count(r.event_id) FILTER (WHERE r.reviewer_group IS NULL OR q.specialists = '') AS by_unknown,
    coalesce(max(e.by_hand), FALSE) AS by_hand
  FROM scopes s
  CROSS JOIN rule q
  JOIN in_view v ON v.agent = s.agent AND v.workflow = s.workflow AND v.risk_class = s.risk_class
  LEFT JOIN approvals r ON r.decision_id = v.decision_id AND r.time <= v.executed_time
  LEFT JOIN (
    SELECT decision_id, arg_min(coalesce(executor = 'human', FALSE), (time, event_id)) AS by_hand
    FROM audit_events
    WHERE kind = 'execution' AND rollback_of IS NULL AND status IN ('success', 'partial')
    GROUP BY decision_id
  ) e ON e.decision_id = v.decision_id
  WHERE v.is_executed AND v.escalation_level IS NOT NULL
  GROUP BY s.scope, v.event_id, v.escalation_level, v.reversibility, v.risk_class
)
SELECT scope AS group_key, event_id,
  CASE
    WHEN escalation_level <= 2 THEN approvals > 0 OR by_hand
      OR (escalation_level = 1 AND reversibility = 'reversible' AND risk_class = 'low')
    WHEN by_specialists > 0 THEN TRUE
    WHEN approvals = 0 AND NOT by_hand THEN FALSE
    WHEN approvals = 0 OR by_unknown > 0 THEN NULL
    ELSE FALSE
  END AS holding
FROM run
