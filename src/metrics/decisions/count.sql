SELECT
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents
FROM {from}
