, flags AS (
{metric}
)
SELECT
  CAST(count(*) AS DOUBLE) AS n,
  CAST(count(*) FILTER (WHERE s.excess_targets > 0) AS DOUBLE) AS beyond,
  CAST(quantile_disc(s.excess_targets, 0.5) AS DOUBLE) AS median,
  CAST(quantile_disc(s.excess_targets, 0.9) AS DOUBLE) AS p90,
  CAST(max(s.excess_targets) AS DOUBLE) AS largest
FROM flags
JOIN slice AS s ON s.event_id = flags.event_id
WHERE flags.counted
