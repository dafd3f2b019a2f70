-- The latest plausible time of any record.
CREATE OR REPLACE TABLE clock AS
WITH times AS (
  SELECT time AS t FROM decisions
  UNION ALL SELECT logged_time FROM decisions WHERE logged_time IS NOT NULL
  UNION ALL SELECT time FROM audit_events
  UNION ALL SELECT logged_time FROM audit_events WHERE logged_time IS NOT NULL
  UNION ALL SELECT time FROM bundles
),
middle AS (SELECT quantile_cont(epoch_ms(t), 0.5) AS middle_ms FROM times),
latest AS (
  SELECT epoch_ms(CAST(middle_ms AS BIGINT)) + far_future() AS plausible_until FROM middle
),
marked AS (SELECT t, t > plausible_until AS is_far FROM times, latest),
day AS (SELECT max(t) FILTER (NOT is_far) AS as_of FROM marked)
SELECT
  any_value(as_of) AS as_of,
  count(*) FILTER (is_far) AS far_future,
  date_diff('day', max(t) FILTER (t < date_trunc('day', as_of)), any_value(as_of)) AS gap_days
FROM marked, day
