-- What is known of all opportunities, sampled or not: the ends between which the share must lie.
SELECT
  CAST(count(*) FILTER (WHERE is_real AND is_missed) AS DOUBLE) AS missed,
  CAST(count(*) FILTER (WHERE is_real AND NOT is_missed) AS DOUBLE) AS caught,
  CAST(count(*) FILTER (WHERE is_real IS NULL AND is_missed) AS DOUBLE) AS open_missed,
  CAST(count(*) FILTER (WHERE is_real IS NULL AND NOT is_missed) AS DOUBLE) AS open_caught,
  CAST(count(*) FILTER (WHERE NOT is_real AND is_action) AS DOUBLE) AS false_alarms,
  CAST(count(*) FILTER (WHERE NOT is_real AND NOT is_action) AS DOUBLE) AS left_right,
  CAST(count(*) FILTER (WHERE is_real IS NULL AND is_action) AS DOUBLE) AS open_acted,
  CAST(count(*) FILTER (WHERE is_real IS NULL AND NOT is_action) AS DOUBLE) AS open_silent
FROM opportunities
