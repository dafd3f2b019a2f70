-- What ran at escalation level 1 without anybody is reversible and of low risk; above it a human approved first.
SELECT
  s.group_key,
  s.event_id,
  count(r.event_id) FILTER (WHERE r.time <= s.executed_time) > 0
    OR (s.escalation_level = 1 AND s.reversibility = 'reversible' AND s.risk_class = 'low') AS holding
FROM slice s
LEFT JOIN audit_events r ON r.decision_id = s.decision_id AND r.kind = 'review' AND r.outcome IN ('approve', 'modify')
WHERE s.is_executed AND s.escalation_level IS NOT NULL
GROUP BY s.group_key, s.event_id, s.escalation_level, s.reversibility, s.risk_class
