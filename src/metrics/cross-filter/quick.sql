, {name}_values AS (
  SELECT CAST({column} AS VARCHAR) AS key, count(*) FILTER (WHERE counted) AS n,
    count(*) FILTER (WHERE counted AND hit) AS hits,
    count(*) FILTER (WHERE "open") AS unresolved, count(*) FILTER (WHERE young) AS young,
    0 AS incidents, 0 AS sum_ee, 0 AS sum_em, 0 AS sum_mm,
    0 AS hit_incidents, 0 AS other_incidents
  FROM kept WHERE {where} GROUP BY {column}
)
