-- The audit sample: cases drawn with a known probability, and every other labelled or unlabelled opportunity.
, opportunities AS (
  SELECT
    incident_key,
    sampling_probability,
    CASE
      WHEN NOT is_label_counted OR unadjudicable <> '(none)' THEN NULL
      WHEN verdict = 'true_positive' THEN TRUE
      WHEN verdict IN ('benign_positive', 'false_positive') THEN FALSE
    END AS is_real,
    is_action,
    NOT is_action OR match_class = 'matched_weaker' AS is_missed,
    human_outcome NOT IN ('modify', 'override') AS is_left_alone
  FROM slice
  WHERE is_mature AND NOT is_duplicate AND NOT is_error AND unadjudicable NOT IN ('duplicate', 'test')
)
SELECT
  CAST(incident_key AS VARCHAR) AS cluster,
  sampling_probability AS probability,
  is_real,
  is_action,
  is_missed,
  is_left_alone,
  CAST(count(*) AS DOUBLE) AS decisions
FROM opportunities
WHERE sampling_probability IS NOT NULL
GROUP BY ALL
ORDER BY cluster, probability, is_real, is_action, is_missed, is_left_alone
