-- Per reviewer and incident: proposals decided and overridden, single approvals and fast ones.
, {one_time},
waited AS (SELECT * EXCLUDE (wait_s), {wait} AS wait_s FROM slice),
decided AS (
  SELECT
    reviewer, incident_key,
    CAST(person AS VARCHAR) AS digest,
    is_overridden,
    human_outcome = 'approve' AND wait_s >= 0 AND count(*) OVER (PARTITION BY reviewer, decided_time) < 3 AS is_timed,
    wait_s < CAST(? AS DOUBLE) AS is_fast
  FROM waited
  WHERE is_proposal AND is_decided AND reviewer IS NOT NULL
),
per_incident AS (
  SELECT
    reviewer, incident_key,
    any_value(digest) AS digest,
    count(*) AS m,
    count(*) FILTER (WHERE is_overridden) AS e,
    count(*) FILTER (WHERE is_timed) AS t,
    count(*) FILTER (WHERE is_timed AND is_fast) AS f
  FROM decided
  GROUP BY reviewer, incident_key
)
SELECT
  reviewer,
  any_value(digest) AS digest,
  {sums},
  CAST(sum(t) AS DOUBLE) AS timed,
  CAST(sum(f) AS DOUBLE) AS fast,
  CAST(count(*) FILTER (WHERE t > 0) AS DOUBLE) AS timed_incidents,
  CAST(sum(f * f) AS DOUBLE) AS sum_ff,
  CAST(sum(f * t) AS DOUBLE) AS sum_ft,
  CAST(sum(t * t) AS DOUBLE) AS sum_tt,
  CAST(count(*) FILTER (WHERE f > 0) AS DOUBLE) AS fast_incidents,
  CAST(count(*) FILTER (WHERE f < t) AS DOUBLE) AS slow_incidents
FROM per_incident
GROUP BY reviewer
ORDER BY hits DESC, reviewer
