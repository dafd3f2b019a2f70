, flags AS (
{flags}
),
per_incident AS (
  SELECT
    {by},
    incident_key,
    count(*) FILTER (WHERE counted) AS m,
    count(*) FILTER (WHERE counted AND hit) AS e,
    count(*) FILTER (WHERE "open") AS u,
    count(*) FILTER (WHERE young) AS y,
    count(*) FILTER (WHERE {unlogged}) AS l
  FROM flags
  GROUP BY {by}, incident_key
)
SELECT
  {keys},
  {sums},
  CAST(sum(u) AS DOUBLE) AS unresolved,
  CAST(sum(y) AS DOUBLE) AS young,
  CAST(sum(l) AS DOUBLE) AS unlogged
FROM per_incident
GROUP BY {by}
ORDER BY {order}
