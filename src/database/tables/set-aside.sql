-- Copies and conflicts leave the tables and are remembered, so that the account adds up after further loading.
INSERT INTO set_aside
SELECT
  event_id, kind, file, line, byte_offset, byte_length,
  CASE WHEN body_hash = kept_hash OR (event_id, body_hash) IN (SELECT (event_id, body_hash) FROM same_records)
    THEN 'duplicate' ELSE 'conflict' END,
  kept_file, kept_line, kept_offset, kept_length
FROM repeated_ids
WHERE place > 1;
INSERT INTO uncounted_lines
SELECT 'conflict', d.file, d.line, 1, d.decision_id, d.agent_uid, d.workflow
FROM decisions AS d
JOIN set_aside AS s ON s.file = d.file AND s.line = d.line AND s.event_id = d.event_id
WHERE s.kind = 'decision' AND s.reason = 'conflict';
INSERT INTO uncounted_lines
SELECT 'conflict', a.file, a.line, 1, a.decision_id, a.agent_uid, a.workflow
FROM audit_events AS a
JOIN set_aside AS s ON s.file = a.file AND s.line = a.line AND s.event_id = a.event_id
WHERE s.kind NOT IN ('decision', 'release') AND s.reason = 'conflict' AND a.decision_id IS NOT NULL;
DELETE FROM decisions WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind = 'decision');
DELETE FROM bundles WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind = 'release');
DELETE FROM audit_events
WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind NOT IN ('decision', 'release'));
