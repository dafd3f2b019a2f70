SELECT
  CAST(release AS VARCHAR) AS release,
  min(CAST(agent AS VARCHAR)) AS agent,
  epoch_ms(min(time)) AS first_seen
FROM facts
GROUP BY release
ORDER BY agent, first_seen, release
