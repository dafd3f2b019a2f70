-- Approved by a time, of the proposals of which that is known, summed over incidents.
, per_incident AS (
  SELECT
    incident_key,
    count(*) FILTER (WHERE ending <> 'pending' OR wait_s >= CAST(? AS DOUBLE)) AS m,
    count(*) FILTER (WHERE ending = 'approved' AND wait_s <= CAST(? AS DOUBLE)) AS e
  FROM waits
  WHERE wait_s >= 0
  GROUP BY incident_key
)
SELECT
  CAST(coalesce(sum(m), 0) AS DOUBLE) AS n,
  CAST(coalesce(sum(e), 0) AS DOUBLE) AS hits,
  CAST(count(*) FILTER (WHERE m > 0) AS DOUBLE) AS incidents,
  CAST(coalesce(sum(e * e), 0) AS DOUBLE) AS sum_ee,
  CAST(coalesce(sum(e * m), 0) AS DOUBLE) AS sum_em,
  CAST(coalesce(sum(m * m), 0) AS DOUBLE) AS sum_mm,
  CAST(count(*) FILTER (WHERE e > 0) AS DOUBLE) AS hit_incidents,
  CAST(count(*) FILTER (WHERE e < m) AS DOUBLE) AS other_incidents
FROM per_incident
