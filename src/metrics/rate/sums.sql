CAST(sum(m) AS DOUBLE) AS n,
  CAST(sum(e) AS DOUBLE) AS hits,
  CAST(count(*) FILTER (WHERE m > 0) AS DOUBLE) AS incidents,
  CAST(sum(e * e) AS DOUBLE) AS sum_ee,
  CAST(sum(e * m) AS DOUBLE) AS sum_em,
  CAST(sum(m * m) AS DOUBLE) AS sum_mm,
  CAST(count(*) FILTER (WHERE e > 0) AS DOUBLE) AS hit_incidents,
  CAST(count(*) FILTER (WHERE e < m) AS DOUBLE) AS other_incidents
