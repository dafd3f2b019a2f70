SELECT
  CAST(group_key AS VARCHAR) AS key,
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents
FROM chosen
GROUP BY group_key
ORDER BY key
