-- Decisions that no audit event reached.
SELECT CAST(count(*) AS DOUBLE) AS n
FROM countable AS c
WHERE c.row NOT IN (
  SELECT row FROM labels
  UNION ALL SELECT named FROM review_joins
  UNION ALL SELECT c2.row FROM countable AS c2 JOIN audit_events AS a ON a.decision_id = c2.decision_id
)
