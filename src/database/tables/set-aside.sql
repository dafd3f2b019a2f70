-- Copies and conflicts leave the tables and are remembered, so that the account adds up after further loading.
INSERT INTO set_aside
SELECT
  event_id, kind, file, line, byte_offset, byte_length,
  CASE WHEN body_hash = kept_hash OR (event_id, body_hash) IN (SELECT (event_id, body_hash) FROM same_records)
    THEN 'duplicate' ELSE 'conflict' END,
  kept_file, kept_line, kept_offset, kept_length
FROM repeated_ids
WHERE place > 1;
DELETE FROM decisions WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind = 'decision');
DELETE FROM bundles WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind = 'release');
DELETE FROM audit_events
WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind NOT IN ('decision', 'release'));
