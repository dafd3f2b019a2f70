-- Per reviewer: overrides of wrong and of right proposals, and how fast approvals came.
, {one_time},
decided AS (
  SELECT * EXCLUDE (wait_s),
    {wait} AS wait_s,
    count(*) OVER (PARTITION BY reviewer, decided_time) AS at_once
  FROM slice
  WHERE is_proposal AND is_decided AND reviewer IS NOT NULL
),
fifth AS (
  SELECT reviewer, quantile_cont(wait_s, 0.05) AS own_fifth
  FROM decided WHERE human_outcome = 'approve' AND wait_s >= 0 GROUP BY reviewer
)
SELECT
  d.reviewer,
  CAST(any_value(d.person) AS VARCHAR) AS reviewer_key,
  CAST(count(*) AS DOUBLE) AS decided,
  CAST(count(*) FILTER (WHERE is_overridden) AS DOUBLE) AS overridden,
  CAST(count(*) FILTER (WHERE is_mature AND NOT truth) AS DOUBLE) AS wrong,
  CAST(count(*) FILTER (WHERE is_mature AND NOT truth AND is_overridden) AS DOUBLE) AS wrong_overridden,
  CAST(count(*) FILTER (WHERE is_mature AND truth) AS DOUBLE) AS "right",
  CAST(count(*) FILTER (WHERE is_mature AND truth AND is_overridden) AS DOUBLE) AS right_overridden,
  CAST(count(*) FILTER (WHERE is_mature AND truth IS NULL) AS DOUBLE) AS unlabelled,
  CAST(count(*) FILTER (WHERE is_mature AND truth IS NULL AND is_overridden) AS DOUBLE) AS unlabelled_overridden,
  CAST(count(*) FILTER (WHERE human_outcome = 'approve' AND at_once < 3) AS DOUBLE) AS approvals,
  CAST(count(*) FILTER (WHERE human_outcome = 'approve' AND at_once >= 3) AS DOUBLE) AS bulk_approvals,
  CAST(count(*) FILTER (WHERE human_outcome = 'approve' AND at_once < 3 AND wait_s >= 0 AND wait_s < CAST(? AS DOUBLE)) AS DOUBLE)
    AS fast_approvals,
  CAST(count(*) FILTER (WHERE human_outcome = 'approve' AND at_once < 3 AND wait_s >= 0) AS DOUBLE) AS timed_approvals,
  median(wait_s) FILTER (WHERE human_outcome = 'approve' AND wait_s >= 0) AS median_wait_s,
  any_value(own_fifth) AS fifth_percentile_s
FROM decided d
LEFT JOIN fifth ON fifth.reviewer = d.reviewer
GROUP BY d.reviewer
ORDER BY decided DESC, d.reviewer
