-- Proposals to act that were not warranted, by what kept them from doing harm.
, wrong AS (
  SELECT incident_key, mode = 'shadow' AS is_shadow, criticality IN ('high', 'critical') AS is_grave,
    reversibility = 'irreversible' AS is_irreversible,
    {stopped} AS stopped
  FROM slice
  WHERE is_action AND is_mature AND NOT truth
)
SELECT stopped, is_shadow, CAST(count(*) AS DOUBLE) AS n, CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents,
  CAST(count(*) FILTER (WHERE is_grave) AS DOUBLE) AS grave,
  CAST(count(*) FILTER (WHERE is_irreversible) AS DOUBLE) AS irreversible
FROM wrong GROUP BY stopped, is_shadow ORDER BY stopped, is_shadow
