-- Stated confidence of proposals against whether they were right. NULL truth = no label yet.
SELECT
  confidence,
  CASE WHEN is_mature THEN truth END AS was_right,
  NOT is_mature AS is_young,
  CAST(count(*) AS DOUBLE) AS proposals
FROM slice
WHERE is_proposal AND unadjudicable NOT IN ('duplicate', 'test')
GROUP BY ALL
ORDER BY confidence, is_young, was_right
