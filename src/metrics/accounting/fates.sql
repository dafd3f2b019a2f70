SELECT CAST(agent AS VARCHAR) AS agent, CAST(release AS VARCHAR) AS release, week, {fate} AS fate,
  CAST(count(*) AS DOUBLE) AS n,
  CAST(count(*) FILTER (human_outcome = 'approve') AS DOUBLE) AS approved
FROM slice
WHERE {proposed}
GROUP BY ALL
UNION ALL
SELECT NULL, NULL, NULL, NULL,
  CAST(count(*) FILTER (is_proposal)
    + count(*) FILTER (is_duplicate AND action_category <> 'none' AND NOT is_abstention AND NOT is_error) AS DOUBLE),
  0.0
FROM slice
ORDER BY agent, release, week, fate
