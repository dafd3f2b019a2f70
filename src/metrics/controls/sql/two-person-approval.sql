-- What ran and needs two people was approved by two people before it ran.
SELECT
  s.group_key,
  s.event_id,
  count(DISTINCT r.reviewer) FILTER (WHERE r.time <= s.executed_time) >= 2 AS holding
FROM slice s
LEFT JOIN audit_events r ON r.decision_id = s.decision_id AND r.kind = 'review' AND r.outcome IN ('approve', 'modify')
WHERE s.is_executed AND s.policy_outcome = 'require_two_person'
GROUP BY s.group_key, s.event_id
