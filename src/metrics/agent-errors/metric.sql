-- Decisions that ended in an error of the agent, or whose command failed when it was sent and never succeeded.
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  NOT is_duplicate AS counted,
  is_error OR NOT is_executed AND decision_id IN (
    SELECT e.decision_id FROM audit_events e
    WHERE e.kind = 'execution' AND e.rollback_of IS NULL AND e.decision_id IS NOT NULL
  ) AS hit,
  FALSE AS "open",
  FALSE AS young,
  NOT is_error AND decision_id NOT IN (
    SELECT e.decision_id FROM audit_events e
    WHERE e.kind = 'execution' AND e.rollback_of IS NULL AND e.decision_id IS NOT NULL
  ) AS unlogged
FROM slice
