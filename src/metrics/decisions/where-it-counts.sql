, flags AS (
{metric}
)
SELECT counted, hit, "open", young FROM flags WHERE event_id = ?
