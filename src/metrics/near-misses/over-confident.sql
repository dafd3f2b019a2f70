-- Proposals to act that were stated with at least this confidence: how many were wrong, and how many would be if
-- the confidence were true.
, sure AS (
  SELECT release, incident_key, NOT truth AS is_wrong, confidence
  FROM slice
  WHERE is_action AND is_mature AND truth IS NOT NULL AND confidence >= CAST(? AS DOUBLE)
),
per_incident AS (
  SELECT release, incident_key, count(*) AS m, count(*) FILTER (WHERE is_wrong) AS e, sum(1 - confidence) AS x
  FROM sure GROUP BY release, incident_key
)
SELECT
  CAST(release AS VARCHAR) AS release,
  CAST(sum(x) AS DOUBLE) AS expected,
  {sums}
FROM per_incident GROUP BY release ORDER BY hits DESC, release
