-- The decision as logged, with the address of its record.
SELECT
  event_id, file, line, byte_offset, byte_length, epoch_ms(time) AS at,
  decision_id, finding_uid, incident_uid, trace_id, span_id, release_id
FROM decisions
WHERE event_id = ?
