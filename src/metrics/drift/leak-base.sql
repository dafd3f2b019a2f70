SELECT
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(*) FILTER (WHERE s.evidence_n > 0 OR s.retrieved_n > 0) AS DOUBLE) AS told
FROM slice s
