SELECT
  event_id AS "eventId",
  decision_id AS "decisionId",
  CAST(workflow AS VARCHAR) AS workflow,
  epoch_ms(time) AS time
FROM facts
WHERE contains(lower(event_id), lower(?)) OR contains(lower(decision_id), lower(?))
  OR contains(lower(incident), lower(?)) OR contains(lower(coalesce(finding_uid, '')), lower(?))
ORDER BY time DESC, event_id
LIMIT 8
