, flags AS (
{metric}
)
SELECT decision_id, event_id FROM flags WHERE {part} ORDER BY decision_id, event_id
