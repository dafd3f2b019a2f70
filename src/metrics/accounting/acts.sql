-- What ran, by an agent or an automation, although nothing was proposed: its decision proposes nothing, or no record
-- holds it. A person who acts alone needs no proposal. In the whole log, whatever is in view.
WITH ran AS (
  SELECT event_id, decision_id, time, CAST(executor AS VARCHAR) AS executor, CAST(agent_uid AS VARCHAR) AS agent,
    CAST(action_name AS VARCHAR) AS action, resource_uid
  FROM audit_events
  WHERE kind = 'execution' AND rollback_of IS NULL AND rollback_reason IS NULL AND status IN ('success', 'partial')
    AND coalesce(environment, 'production') = 'production'
    AND (executor IN ('agent', 'automation') OR executor IS NULL AND decision_id IS NOT NULL)
), proposing AS (
  SELECT decision_id, bool_or({proposed}) AS proposes, min(event_id) AS decision_event_id,
    min(CAST(agent AS VARCHAR)) AS agent
  FROM facts
  WHERE decision_id IN (SELECT decision_id FROM ran)
  GROUP BY decision_id
)
SELECT r.event_id, r.decision_id, p.decision_event_id, epoch_ms(r.time) AS at, r.executor,
  coalesce(p.agent, r.agent) AS agent, r.action, r.resource_uid AS resource, CAST(count(*) OVER () AS DOUBLE) AS total
FROM ran AS r
LEFT JOIN proposing AS p ON p.decision_id = r.decision_id
WHERE p.decision_id IS NULL OR NOT p.proposes
ORDER BY r.time DESC, r.event_id
LIMIT 200
