SELECT '{name}' AS chart, CASE WHEN is_shown THEN key END AS key,
  CAST(count(*) AS DOUBLE) AS "values", CAST(sum(n) AS DOUBLE) AS n, CAST(sum(hits) AS DOUBLE) AS hits,
  CAST(sum(unresolved) AS DOUBLE) AS unresolved, CAST(sum(young) AS DOUBLE) AS young,
  CAST(sum(incidents) AS DOUBLE) AS incidents, CAST(sum(sum_ee) AS DOUBLE) AS sum_ee,
  CAST(sum(sum_em) AS DOUBLE) AS sum_em, CAST(sum(sum_mm) AS DOUBLE) AS sum_mm,
  CAST(sum(hit_incidents) AS DOUBLE) AS hit_incidents, CAST(sum(other_incidents) AS DOUBLE) AS other_incidents
FROM (
  SELECT *, row_number() OVER (ORDER BY hits DESC, n DESC, key) <= CAST(? AS INTEGER){always} AS is_shown
  FROM {name}_values
)
GROUP BY 1, 2
