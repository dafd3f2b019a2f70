-- One measure over matured decisions, summed by incident and then per {by}.
, per_incident AS (
  SELECT
    {by}, incident_key,
    count(*) FILTER (WHERE {counted}) AS m,
    count(*) FILTER (WHERE ({counted}) AND ({hit})) AS e,
    count(*) FILTER (WHERE {open}) AS u,
    count(*) FILTER (WHERE {young}) AS y,
    count(*) FILTER (WHERE ({counted}) AND ({unlogged})) AS l
  FROM slice
  WHERE {matured}{where}
  GROUP BY {by}, incident_key
)
SELECT
  {cast},
  {sums},
  CAST(sum(u) AS DOUBLE) AS unresolved,
  CAST(sum(y) AS DOUBLE) AS young,
  CAST(sum(l) AS DOUBLE) AS unlogged
FROM per_incident
GROUP BY {by}
ORDER BY {by}
