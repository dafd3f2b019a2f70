-- Decisions under a condition that asks for a safer state, by condition, what the agent did, and incident.
, told AS (
  SELECT DISTINCT decision_id FROM audit_events
  WHERE kind = 'control' AND control_kind = 'safe_fail' AND decision_id IS NOT NULL
),
marked AS (
  SELECT
    s.incident_key,
    {conditions} AS conditions,
    {did} AS did,
    {keeps} AS keeps_evidence,
    {notifies} AS notifies,
    {advisory} AS is_advisory
  FROM slice AS s
  LEFT JOIN decisions AS d ON d.event_id = s.event_id
  LEFT JOIN told AS t ON t.decision_id = s.decision_id
  WHERE NOT s.is_duplicate
),
each AS (SELECT unnest(conditions) AS condition, * EXCLUDE (conditions) FROM marked WHERE len(conditions) > 0)
SELECT
  condition,
  did,
  CAST(incident_key AS DOUBLE) AS incident,
  CAST(count(*) AS DOUBLE) AS n,
  CAST(count(*) FILTER (WHERE keeps_evidence) AS DOUBLE) AS evidence,
  CAST(count(*) FILTER (WHERE notifies) AS DOUBLE) AS notified,
  CAST(count(*) FILTER (WHERE is_advisory) AS DOUBLE) AS advisory
FROM each
GROUP BY ALL
ORDER BY condition, did, incident
