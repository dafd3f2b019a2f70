SELECT
  week,
  CAST(release AS VARCHAR) AS release,
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents
FROM slice
GROUP BY week, release
ORDER BY week, release
