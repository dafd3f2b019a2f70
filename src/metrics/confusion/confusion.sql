SELECT
  agent_would,
  human_did,
  truth_was,
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents
FROM cells
GROUP BY agent_would, human_did, truth_was
ORDER BY agent_would, human_did, truth_was
