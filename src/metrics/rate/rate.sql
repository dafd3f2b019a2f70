, flags AS (
{metric}
),
per_incident AS (
  SELECT
    group_key,
    incident_key,
    count(*) FILTER (WHERE counted) AS m,
    count(*) FILTER (WHERE counted AND hit) AS e,
    count(*) FILTER (WHERE "open") AS u,
    count(*) FILTER (WHERE young) AS y,
    count(*) FILTER (WHERE {among} AND {unlogged}) AS l
  FROM flags
  GROUP BY group_key, incident_key
)
SELECT
  CAST(group_key AS VARCHAR) AS key,
  CAST(sum(m) AS DOUBLE) AS n,
  CAST(sum(e) AS DOUBLE) AS hits,
  CAST(sum(u) AS DOUBLE) AS unresolved,
  CAST(sum(y) AS DOUBLE) AS young,
  CAST(count(*) FILTER (WHERE m > 0) AS DOUBLE) AS incidents,
  CAST(sum(e * e) AS DOUBLE) AS sum_ee,
  CAST(sum(e * m) AS DOUBLE) AS sum_em,
  CAST(sum(m * m) AS DOUBLE) AS sum_mm,
  CAST(count(*) FILTER (WHERE e > 0) AS DOUBLE) AS hit_incidents,
  CAST(count(*) FILTER (WHERE e < m) AS DOUBLE) AS other_incidents,
  CAST(sum(l) AS DOUBLE) AS unlogged
FROM per_incident
GROUP BY group_key
ORDER BY key
