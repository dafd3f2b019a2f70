-- What ran for each decision, and whether it was undone as wrong.
CREATE OR REPLACE TEMP TABLE run_decisions AS
WITH executions AS (
  SELECT *, rollback_of IS NOT NULL OR rollback_reason IS NOT NULL AS is_rollback
  FROM audit_events WHERE kind = 'execution'
),
ran AS (
  SELECT c.counts_as AS row, e.event_id, e.time
  FROM executions AS e JOIN countable AS c ON c.decision_id = e.decision_id
  WHERE NOT e.is_rollback AND e.status IN ('success', 'partial')
),
-- A rollback belongs to the execution it names, else to its own decision.
undone AS (
  SELECT ran.row, u.time
  FROM executions AS u JOIN ran ON ran.event_id = u.rollback_of
  WHERE u.is_rollback AND coalesce(u.rollback_reason, 'wrong') = 'wrong'
  UNION ALL
  SELECT c.counts_as, u.time
  FROM executions AS u JOIN countable AS c ON c.decision_id = u.decision_id
  WHERE u.is_rollback AND coalesce(u.rollback_reason, 'wrong') = 'wrong'
    AND coalesce(u.rollback_of, '') NOT IN (SELECT event_id FROM ran)
),
first_run AS (SELECT row, min(time) AS executed_time FROM ran GROUP BY row),
first_undone AS (SELECT row, min(time) AS rollback_time FROM undone GROUP BY row)
SELECT r.row, r.executed_time, u.rollback_time
FROM first_run AS r LEFT JOIN first_undone AS u ON u.row = r.row
