-- Per group and file of the decision, and field: decisions to which it applies, and those that carry it.
SELECT
  CAST(s.group_key AS VARCHAR) AS group_key,
  CAST(d.file AS DOUBLE) AS file,
  {counts}
FROM slice s
JOIN decisions d ON d.event_id = s.event_id
GROUP BY s.group_key, d.file
ORDER BY group_key, file
