-- Resolved proposals with a stated confidence, per group, confidence and incident.
SELECT
  CAST(group_key AS VARCHAR) AS "group",
  confidence,
  CAST(incident_key AS DOUBLE) AS incident,
  CAST(count(*) AS DOUBLE) AS n,
  CAST(count(*) FILTER (WHERE truth) AS DOUBLE) AS hits
FROM slice
WHERE is_proposal AND is_mature AND truth IS NOT NULL AND confidence IS NOT NULL
  AND unadjudicable NOT IN ('duplicate', 'test')
GROUP BY ALL
ORDER BY "group", confidence, incident
