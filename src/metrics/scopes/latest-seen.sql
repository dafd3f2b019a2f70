-- The latest record up to a plausible time that is no control.
SELECT CAST(epoch_ms(max(t)) AS DOUBLE) AS seen
FROM (SELECT time AS t FROM decisions UNION ALL SELECT time FROM audit_events WHERE kind <> 'control')
WHERE epoch_ms(t) <= ?
