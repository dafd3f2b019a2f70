-- What ran for each decision, and whether it was undone as wrong.
CREATE OR REPLACE TABLE run_decisions AS
WITH RECURSIVE executions AS (
  SELECT *, rollback_of IS NOT NULL OR rollback_reason IS NOT NULL AS is_rollback
  FROM audit_events WHERE kind = 'execution'
),
ran AS (
  SELECT c.counts_as AS row, e.event_id, e.time
  FROM executions AS e JOIN countable AS c ON c.decision_id = e.decision_id
  WHERE NOT e.is_rollback AND e.status IN ('success', 'partial')
),
-- A rollback that was itself rolled back, recorded as wrong, restores what it undid. The latest such word about a
-- rollback speaks; one not later than what it names is ignored, so that no loop arises.
reversals AS (
  SELECT old.event_id AS reversed, max_by(new.event_id, (new.time, new.event_id)) AS by_event
  FROM executions AS new JOIN executions AS old ON old.event_id = new.rollback_of
  WHERE old.is_rollback AND new.time > old.time
    AND coalesce(new.rollback_reason = 'wrong', false) AND new.status IN ('success', 'partial')
  GROUP BY old.event_id
),
chains AS (
  SELECT reversed AS root, by_event, 1 AS depth FROM reversals
  UNION ALL
  SELECT c.root, r.by_event, c.depth + 1 FROM chains AS c JOIN reversals AS r ON r.reversed = c.by_event
),
void AS (SELECT root FROM chains GROUP BY root HAVING max(depth) % 2 = 1),
blaming AS (
  SELECT * FROM executions
  WHERE is_rollback AND coalesce(rollback_reason, 'wrong') = 'wrong' AND event_id NOT IN (SELECT root FROM void)
),
-- A rollback belongs to the execution it names, else to its own decision; one of a rollback to neither.
undone AS (
  SELECT ran.row, u.time
  FROM blaming AS u JOIN ran ON ran.event_id = u.rollback_of
  UNION ALL
  SELECT c.counts_as, u.time
  FROM blaming AS u JOIN countable AS c ON c.decision_id = u.decision_id
  WHERE coalesce(u.rollback_of, '') NOT IN (SELECT event_id FROM ran)
    AND coalesce(u.rollback_of, '') NOT IN (SELECT event_id FROM executions WHERE is_rollback)
),
first_run AS (SELECT row, min(time) AS executed_time FROM ran GROUP BY row),
first_undone AS (SELECT row, min(time) AS rollback_time FROM undone GROUP BY row)
SELECT r.row, r.executed_time, u.rollback_time
FROM first_run AS r LEFT JOIN first_undone AS u ON u.row = r.row
