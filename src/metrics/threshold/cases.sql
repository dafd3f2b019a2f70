-- Actions by risk class, confidence and incident: right, wrong, without a label yet, too young to judge.
SELECT
  CAST(risk_class AS VARCHAR) AS risk,
  confidence,
  CAST(incident_key AS DOUBLE) AS incident,
  CAST(epoch_ms(min(opened_time)) AS DOUBLE) AS opened,
  CAST(count(*) FILTER (WHERE is_mature AND truth) AS DOUBLE) AS "right",
  CAST(count(*) FILTER (WHERE is_mature AND NOT truth) AS DOUBLE) AS wrong,
  CAST(count(*) FILTER (WHERE is_mature AND truth IS NULL) AS DOUBLE) AS "open",
  CAST(count(*) FILTER (WHERE NOT is_mature) AS DOUBLE) AS young
FROM slice
WHERE is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')
GROUP BY ALL
ORDER BY risk, confidence, incident
