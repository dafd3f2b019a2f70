-- What each incident adds to the difference standardised on strata, squared and summed, and the pairs of each side
-- summed over incidents.
, influence AS (
  SELECT p.incident_key,
    sum(CASE
      WHEN p.is_blind THEN (s.blind_agree / s.blind - CAST(p.agrees AS DOUBLE)) * s.advised / (s.blind + s.advised)
      ELSE (CAST(p.agrees AS DOUBLE) - s.advised_agree / s.advised) * s.blind / (s.blind + s.advised) END) AS x
  FROM pairs AS p JOIN strata AS s ON s.stratum = p.stratum
  WHERE s.blind > 0 AND s.advised > 0
  GROUP BY p.incident_key
),
spread AS (SELECT count(*) AS shared_incidents, coalesce(sum(x * x), 0) AS squares FROM influence),
per_incident AS (
  SELECT is_blind, incident_key, count(*) AS m, count(*) FILTER (WHERE agrees) AS e
  FROM pairs GROUP BY is_blind, incident_key
),
sides AS (
  SELECT is_blind, sum(m) AS n, sum(e) AS hits, count(*) AS incidents, sum(e * e) AS sum_ee, sum(e * m) AS sum_em,
    sum(m * m) AS sum_mm, count(*) FILTER (WHERE e > 0) AS hit_incidents,
    count(*) FILTER (WHERE e < m) AS other_incidents
  FROM per_incident GROUP BY is_blind
)
SELECT is_blind,
  CAST(n AS DOUBLE) AS n, CAST(hits AS DOUBLE) AS hits, CAST(incidents AS DOUBLE) AS incidents,
  CAST(sum_ee AS DOUBLE) AS sum_ee, CAST(sum_em AS DOUBLE) AS sum_em, CAST(sum_mm AS DOUBLE) AS sum_mm,
  CAST(hit_incidents AS DOUBLE) AS hit_incidents, CAST(other_incidents AS DOUBLE) AS other_incidents,
  CAST(shared_incidents AS DOUBLE) AS shared_incidents, CAST(squares AS DOUBLE) AS squares
FROM sides CROSS JOIN spread
ORDER BY is_blind
