-- Decisions found above, and those of the records that begin at these bytes of these files: their own, or one about them.
, place_lists AS (
  SELECT CAST(split_part(list, ':', 1) AS INTEGER) AS file, string_split(split_part(list, ':', 2), ',') AS steps
  FROM (SELECT unnest(string_split(CAST(? AS VARCHAR), ' ')) AS list)
  WHERE list <> ''
),
place_steps AS (
  SELECT file, unnest(steps) AS step, unnest(range(len(steps))) AS position FROM place_lists
),
places AS (
  SELECT file, sum(CAST(step AS DOUBLE)) OVER (PARTITION BY file ORDER BY position) AS byte_offset FROM place_steps
),
in_events AS (
  SELECT e.decision_id, e.trace_id, e.span_id, e.finding_uid
  FROM audit_events e JOIN places p ON e.file = p.file AND e.byte_offset = p.byte_offset
),
in_files AS (
  SELECT event_id FROM sought
  UNION
  SELECT d.event_id FROM decisions d JOIN places p ON d.file = p.file AND d.byte_offset = p.byte_offset
  UNION
  SELECT event_id FROM decisions WHERE decision_id IN (SELECT decision_id FROM in_events WHERE decision_id IS NOT NULL)
  UNION
  SELECT d.event_id FROM decisions d
  JOIN in_events e ON e.decision_id IS NULL AND d.trace_id = e.trace_id AND d.span_id = e.span_id
  UNION
  SELECT d.event_id FROM decisions d JOIN in_events e ON e.decision_id IS NULL AND d.finding_uid = e.finding_uid
),
sought_in_files AS (SELECT chosen.* FROM chosen WHERE event_id IN (SELECT event_id FROM in_files))
