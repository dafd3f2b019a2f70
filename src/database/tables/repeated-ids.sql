-- Every record whose event_id was read more than once, best first: the earliest recorded, else the earliest,
-- else the smallest hash, whatever order the files came in.
CREATE OR REPLACE TEMP TABLE repeated_ids AS
WITH records AS (
  SELECT event_id, 'decision' AS kind, file, line, byte_offset, byte_length, body_hash, logged_time, time
  FROM decisions
  UNION ALL
  SELECT event_id, kind, file, line, byte_offset, byte_length, body_hash, logged_time, time
  FROM audit_events
  UNION ALL
  SELECT event_id, 'release', file, line, byte_offset, byte_length, body_hash, logged_time, time
  FROM bundles WHERE component_index = 0
),
repeated AS (
  SELECT hash(event_id) AS id_hash FROM records GROUP BY hash(event_id) HAVING count(*) > 1
)
SELECT
  *,
  row_number() OVER same_id AS place,
  first_value(body_hash) OVER same_id AS kept_hash,
  first_value(file) OVER same_id AS kept_file,
  first_value(line) OVER same_id AS kept_line,
  first_value(byte_offset) OVER same_id AS kept_offset,
  first_value(byte_length) OVER same_id AS kept_length
FROM records
WHERE hash(event_id) IN (SELECT id_hash FROM repeated)
WINDOW same_id AS (
  PARTITION BY event_id ORDER BY logged_time NULLS LAST, time, body_hash, kind, file, line
)
QUALIFY count(*) OVER (PARTITION BY event_id) > 1
