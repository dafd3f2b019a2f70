, {name}_incidents AS (
  SELECT {column} AS key, incident_key, count(*) FILTER (WHERE counted) AS m,
    count(*) FILTER (WHERE counted AND hit) AS e,
    count(*) FILTER (WHERE "open") AS u, count(*) FILTER (WHERE young) AS y
  FROM kept WHERE {where} GROUP BY {column}, incident_key
),
{name}_values AS (
  SELECT CAST(key AS VARCHAR) AS key, sum(m) AS n, sum(e) AS hits, sum(u) AS unresolved, sum(y) AS young,
    count(*) FILTER (WHERE m > 0) AS incidents, sum(e * e) AS sum_ee, sum(e * m) AS sum_em, sum(m * m) AS sum_mm,
    count(*) FILTER (WHERE e > 0) AS hit_incidents, count(*) FILTER (WHERE e < m) AS other_incidents
  FROM {name}_incidents GROUP BY key
)
