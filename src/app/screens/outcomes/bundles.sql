SELECT CAST(release AS VARCHAR) AS release, epoch_ms(min(time)) AS first_seen
FROM facts
GROUP BY release
ORDER BY first_seen, release
