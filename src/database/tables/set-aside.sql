-- Copies and conflicts leave the tables and are remembered, so that the account adds up after further loading. Of two
-- labels, or two reviews, under one id none counts.
CREATE OR REPLACE TEMP TABLE other_bodies AS
SELECT event_id, kind, file, line, byte_offset, byte_length, kept_file, kept_line, kept_offset, kept_length, place,
  body_hash <> kept_hash AND (event_id, body_hash) NOT IN (SELECT (event_id, body_hash) FROM same_records) AS is_other
FROM repeated_ids;
INSERT INTO set_aside
SELECT
  event_id, kind, file, line, byte_offset, byte_length,
  CASE WHEN is_other THEN 'conflict' ELSE 'duplicate' END,
  kept_file, kept_line, kept_offset, kept_length
FROM other_bodies
WHERE place > 1;
INSERT INTO uncounted_lines
SELECT 'conflict', d.file, d.line, 1, d.decision_id, coalesce(d.finding_uid, d.incident_uid), d.agent_uid, d.workflow
FROM decisions AS d
JOIN set_aside AS s ON s.file = d.file AND s.line = d.line AND s.event_id = d.event_id
WHERE s.kind = 'decision' AND s.reason = 'conflict';
INSERT INTO uncounted_lines
SELECT 'conflict', a.file, a.line, 1, a.decision_id, a.finding_uid, a.agent_uid, a.workflow
FROM audit_events AS a
JOIN set_aside AS s ON s.file = a.file AND s.line = a.line AND s.event_id = a.event_id
WHERE s.kind NOT IN ('decision', 'release') AND s.reason = 'conflict' AND a.decision_id IS NOT NULL;
-- Of labels and reviews the one kept for comparison goes too.
INSERT INTO set_aside
SELECT k.event_id, k.kind, k.file, k.line, k.byte_offset, k.byte_length, 'conflict',
  o.file, o.line, o.byte_offset, o.byte_length
FROM other_bodies AS k
JOIN (
  SELECT event_id, min_by(file, [file, line]) AS file, min_by(line, [file, line]) AS line,
    min_by(byte_offset, [file, line]) AS byte_offset, min_by(byte_length, [file, line]) AS byte_length
  FROM other_bodies WHERE is_other GROUP BY event_id
) AS o ON o.event_id = k.event_id
WHERE k.place = 1 AND k.kind IN ('review', 'verdict');
-- A further record under an id whose labels or reviews were set aside does not count either.
INSERT INTO set_aside
SELECT a.event_id, a.kind, a.file, a.line, a.byte_offset, a.byte_length, 'conflict',
  s.kept_file, s.kept_line, s.kept_offset, s.kept_length
FROM audit_events AS a
JOIN (
  SELECT event_id, min_by(kept_file, [file, line]) AS kept_file, min_by(kept_line, [file, line]) AS kept_line,
    min_by(kept_offset, [file, line]) AS kept_offset, min_by(kept_length, [file, line]) AS kept_length
  FROM set_aside WHERE reason = 'conflict' AND kind IN ('review', 'verdict') GROUP BY event_id
) AS s ON s.event_id = a.event_id
WHERE a.kind IN ('review', 'verdict') AND (a.file, a.line) NOT IN (SELECT (file, line) FROM set_aside);
DELETE FROM decisions WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind = 'decision');
DELETE FROM bundles WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind = 'release');
DELETE FROM audit_events
WHERE (file, line) IN (SELECT (file, line) FROM set_aside WHERE kind NOT IN ('decision', 'release'));
