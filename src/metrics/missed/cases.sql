-- Incidents with a case of the audit sample: what was sampled, and what the agent proposed.
SELECT
  CAST(incident_key AS VARCHAR) AS cluster,
  sampling_probability AS probability,
  is_real,
  is_action,
  is_proposal,
  is_missed,
  is_left_alone,
  CAST(count(*) AS DOUBLE) AS decisions
FROM opportunities
WHERE (sampling_probability IS NOT NULL OR is_proposal)
  AND incident_key IN (SELECT incident_key FROM opportunities WHERE sampling_probability IS NOT NULL)
GROUP BY ALL
ORDER BY cluster, probability, is_real, is_action, is_proposal, is_missed, is_left_alone
