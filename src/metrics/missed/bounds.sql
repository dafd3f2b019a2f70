-- What is known of all opportunities, sampled or not: the ends between which the share must lie.
, opportunities AS (
  SELECT
    CASE
      WHEN NOT is_label_counted OR unadjudicable <> '(none)' THEN NULL
      WHEN verdict = 'true_positive' THEN TRUE
      WHEN verdict IN ('benign_positive', 'false_positive') THEN FALSE
    END AS is_real,
    is_action,
    NOT is_action OR match_class = 'matched_weaker' AS is_missed
  FROM slice
  WHERE is_mature AND NOT is_duplicate AND NOT is_error AND unadjudicable NOT IN ('duplicate', 'test')
)
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
