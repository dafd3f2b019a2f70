, cases AS (
{cases}
)
-- The cases of one scope, those that contradict first, then those that cannot be told, the latest first.
SELECT
  c.event_id AS event_id,
  coalesce(f.decision_id, a.decision_id) AS decision_id,
  CAST(a.control_kind AS VARCHAR) AS kind,
  CAST(coalesce(epoch_ms(f.time), epoch_ms(a.time)) AS DOUBLE) AS moment,
  c.holding AS holding
FROM scopes s
JOIN cases c ON c.group_key = s.scope
LEFT JOIN facts f ON f.event_id = c.event_id
LEFT JOIN audit_events a ON a.event_id = CASE WHEN f.event_id IS NULL THEN c.event_id END
WHERE CAST(s.agent AS VARCHAR) = ? AND CAST(s.workflow AS VARCHAR) = ? AND CAST(s.risk_class AS VARCHAR) = ?
ORDER BY CASE WHEN holding THEN 2 WHEN holding IS NULL THEN 1 ELSE 0 END, moment DESC, event_id
LIMIT 200
