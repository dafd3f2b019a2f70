SELECT
  seen,
  agent_did,
  human_did,
  CAST(count(*) AS DOUBLE) AS pairs,
  CAST(count(*) FILTER (WHERE is_other_target) AS DOUBLE) AS other_target,
  CAST(count(*) FILTER (WHERE is_same_override) AS DOUBLE) AS same_override
FROM pairs
GROUP BY seen, agent_did, human_did
ORDER BY seen, agent_did, human_did
