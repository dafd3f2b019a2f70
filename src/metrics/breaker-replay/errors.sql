-- Errors of the agent: known when they happen.
SELECT
  event_id AS id,
  CAST(epoch_ms(time) AS DOUBLE) AS "at",
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow
FROM slice
WHERE is_error AND NOT is_duplicate
ORDER BY "at", id
