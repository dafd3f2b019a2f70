-- Every record whose event_id was read more than once. In each id one is kept for comparison: the decision before
-- any other kind, and of decisions the one that acts; neither the time nor the order of files decides.
CREATE OR REPLACE TEMP TABLE repeated_ids AS
WITH records AS (
  SELECT event_id, 'decision' AS kind, file, line, byte_offset, byte_length, body_hash,
    CASE WHEN does_act(environment, scenario_id, action_category, abstained, error_type) THEN 0 ELSE 1 END AS weight
  FROM decisions
  UNION ALL
  SELECT event_id, kind, file, line, byte_offset, byte_length, body_hash,
    CASE WHEN kind = 'execution' THEN 3 WHEN kind IN ('control', 'checkpoint') THEN 4 ELSE 5 END
  FROM audit_events
  UNION ALL
  SELECT event_id, 'release', file, line, byte_offset, byte_length, body_hash, 2
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
WINDOW same_id AS (PARTITION BY event_id ORDER BY weight, body_hash, kind, file, line)
QUALIFY count(*) OVER (PARTITION BY event_id) > 1
