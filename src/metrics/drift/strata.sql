-- One measure per stratum (workflow × severity × asset class × source) of the two bundles. Where no severity is
-- logged, the risk level stands for it.
SELECT
  CAST(s.workflow AS VARCHAR) AS workflow,
  CASE WHEN s.severity = '(none)' THEN CAST(s.risk_level AS VARCHAR) ELSE CAST(s.severity AS VARCHAR) END AS severity,
  CAST(s.criticality AS VARCHAR) AS asset,
  coalesce(d.source, '(none)') AS source,
  CAST(count(*) FILTER (WHERE s.release = ?) AS DOUBLE) AS n0,
  CAST(count(*) FILTER (WHERE s.release = ? AND s.hit) AS DOUBLE) AS hits0,
  CAST(count(DISTINCT s.incident_key) FILTER (WHERE s.release = ?) AS DOUBLE) AS incidents0,
  CAST(count(*) FILTER (WHERE s.release = ?) AS DOUBLE) AS n1,
  CAST(count(*) FILTER (WHERE s.release = ? AND s.hit) AS DOUBLE) AS hits1,
  CAST(count(DISTINCT s.incident_key) FILTER (WHERE s.release = ?) AS DOUBLE) AS incidents1
FROM (
  SELECT workflow, severity, risk_level, criticality, release, incident_key, event_id, coalesce({hit}, FALSE) AS hit
  FROM slice
  WHERE {matured} AND ({counted})
) s
LEFT JOIN decisions d ON d.event_id = s.event_id
WHERE s.release IN (?, ?)
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
