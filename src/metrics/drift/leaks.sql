-- Production decisions that rest on evidence or documents of another environment.
SELECT
  CAST(s.release AS VARCHAR) AS release,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(*) FILTER (WHERE s.evidence_foreign_n > 0) AS DOUBLE) AS by_evidence,
  CAST(count(*) FILTER (WHERE d.retrieved_foreign_n > 0) AS DOUBLE) AS by_document,
  CAST(count(*) FILTER (WHERE s.is_action) AS DOUBLE) AS actions,
  CAST(count(DISTINCT s.incident_key) AS DOUBLE) AS incidents,
  epoch_ms(min(s.time)) AS first,
  epoch_ms(max(s.time)) AS last
FROM slice s
LEFT JOIN decisions d ON d.event_id = s.event_id
WHERE s.evidence_foreign_n > 0 OR d.retrieved_foreign_n > 0
GROUP BY s.release, s.workflow, s.risk_class
ORDER BY decisions DESC, release, workflow, risk_class
