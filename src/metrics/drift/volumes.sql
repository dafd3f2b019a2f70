SELECT CAST(release AS VARCHAR) AS release, week, CAST(count(*) AS DOUBLE) AS decisions
FROM slice
GROUP BY release, week
ORDER BY week, release
