-- One representative of each other body under a repeated event_id, with the record that is kept.
SELECT
  event_id, body_hash, kept_file, kept_line, kept_offset, kept_length,
  min_by(file, [file, line]) AS file, min_by(line, [file, line]) AS line,
  min_by(byte_offset, [file, line]) AS byte_offset, min_by(byte_length, [file, line]) AS byte_length
FROM repeated_ids
WHERE body_hash <> kept_hash
GROUP BY ALL
ORDER BY event_id, body_hash
