SELECT
  CAST((
    (SELECT count(*) FROM decisions WHERE logged_time < time - clock_skew())
    + (SELECT count(*) FROM audit_events WHERE logged_time < time - clock_skew())
    + (SELECT count(*) FROM bundles WHERE component_index = 0 AND logged_time < time - clock_skew())
  ) AS DOUBLE) AS "loggedBeforeTime",
  CAST((
    SELECT count(*) FROM review_joins AS j
    JOIN audit_events AS r ON r.rowid = j.review JOIN decisions AS d ON d.rowid = j.named
    WHERE r.time < d.time
  ) AS DOUBLE) AS "reviewBeforeDecision",
  CAST((
    SELECT count(*) FROM audit_events AS e JOIN countable AS c ON c.decision_id = e.decision_id
    WHERE e.kind = 'execution' AND e.time < c.time
  ) AS DOUBLE) AS "executionBeforeDecision",
  CAST((
    SELECT count(*) FROM audit_events AS u JOIN audit_events AS e ON e.event_id = u.rollback_of
    WHERE u.kind = 'execution' AND e.kind = 'execution' AND u.time < e.time
  ) AS DOUBLE) AS "rollbackBeforeExecution",
  CAST(far_future AS DOUBLE) AS "farFuture",
  CAST(coalesce(gap_days, 0) AS DOUBLE) AS "gapDays"
FROM clock
