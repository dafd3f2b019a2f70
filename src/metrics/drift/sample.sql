-- The matured decisions of the two bundles, one row each, with all that may have moved. Where there are too many,
-- whole incidents are left out evenly.
, pair AS (
  SELECT *, coalesce({counted}, FALSE) AS counted, coalesce(({counted}) AND ({hit}), FALSE) AS hit
  FROM slice
  WHERE release IN (?, ?) AND {matured}
)
SELECT
  CASE WHEN s.release = ? THEN 0 ELSE 1 END AS side,
  s.incident_key AS incident,
  CASE
    WHEN s.is_error THEN 'error'
    WHEN s.is_abstention THEN 'abstained'
    ELSE CAST(s.action_category AS VARCHAR) END AS action,
  s.confidence,
  s.latency_ms AS latency,
  CASE
    WHEN s.is_proposal THEN CAST(s.policy_outcome AS VARCHAR) END AS policy,
  CASE WHEN s.is_error THEN NULL WHEN s.is_abstention THEN 'abstained' ELSE 'decided' END AS abstention,
  CASE
    WHEN coalesce(s.evidence_n, 0) = 0 THEN 'none'
    WHEN s.evidence_untrusted_n > 0 THEN 'some untrusted'
    WHEN s.evidence_authoritative_n > 0 THEN 'authoritative'
    ELSE 'supporting only' END AS evidence,
  d.tool_names AS tools,
  CAST(s.workflow AS VARCHAR) || ' ' || CAST(s.risk_class AS VARCHAR) AS stratum,
  concat_ws(' · ', CAST(s.workflow AS VARCHAR),
    CASE WHEN s.severity = '(none)' THEN CAST(s.risk_level AS VARCHAR) ELSE CAST(s.severity AS VARCHAR) END,
    CAST(s.criticality AS VARCHAR), coalesce(d.source, '(none)')) AS cell,
  s.counted,
  s.hit
FROM pair s
LEFT JOIN decisions d ON d.event_id = s.event_id
WHERE s.incident_key % CAST(? AS INTEGER) = 0
ORDER BY s.incident_key, s.time, s.event_id
