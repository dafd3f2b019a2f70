-- Proposals by the age of their oldest evidence when they were made.
SELECT
  CASE
    WHEN evidence_n = 0 THEN 'no evidence'
    WHEN evidence_age_s IS NULL THEN 'no time'
    WHEN evidence_age_s < 0 THEN 'after the decision'
    WHEN evidence_age_s <= 3600 THEN 'up to 1 hour'
    WHEN evidence_age_s <= 28800 THEN 'up to 8 hours'
    WHEN evidence_age_s <= 86400 THEN 'up to 1 day'
    ELSE 'over 1 day'
  END AS band,
  CAST(count(*) AS DOUBLE) AS proposals,
  CAST(count(*) FILTER (WHERE is_action AND is_mature AND truth IS NOT NULL) AS DOUBLE) AS judged,
  CAST(count(*) FILTER (WHERE is_action AND is_mature AND NOT truth) AS DOUBLE) AS wrong
FROM slice
WHERE is_proposal AND NOT is_duplicate
GROUP BY band
