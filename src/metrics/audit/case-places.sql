-- Where the decisions of some incidents of one scope are, as far as they were recorded by a moment.
SELECT f.incident AS uid, d.file, d.line, d.byte_offset, d.byte_length
FROM facts AS f
JOIN decisions AS d ON d.event_id = f.event_id
WHERE f.is_production AND CAST(f.agent AS VARCHAR) = ? AND CAST(f.workflow AS VARCHAR) = ?
  AND CAST(f.risk_class AS VARCHAR) = ? AND CAST(f.release AS VARCHAR) IN ({releases})
  AND acts_from(d.time, d.logged_time) <= epoch_ms(CAST(? AS BIGINT))
  AND f.incident IN ({incidents})
ORDER BY d.time, d.event_id
