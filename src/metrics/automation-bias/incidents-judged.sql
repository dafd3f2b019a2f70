-- What reviewers overrode, added up: how many incidents there are to draw anew.
SELECT
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents,
  CAST(count(*) FILTER (WHERE NOT truth) AS DOUBLE) AS wrong,
  CAST(count(*) FILTER (WHERE truth) AS DOUBLE) AS "right"
FROM slice
WHERE is_proposal AND is_decided AND reviewer IS NOT NULL AND is_mature AND truth IS NOT NULL
