-- Decisions most like one: each thing in common counts one, the same target two; ties go to the nearest confidence.
WITH own AS (
  SELECT f.*, d.resource_uid AS resource
  FROM facts AS f JOIN decisions AS d ON d.event_id = f.event_id AND d.file = f.file AND d.line = f.line
  WHERE f.event_id = ? LIMIT 1
),
near AS (
  SELECT
    f.event_id, f.decision_id, epoch_ms(f.time) AS "at", CAST(f.action AS VARCHAR) AS action, d.resource_uid AS resource,
    CAST(f.human_outcome AS VARCHAR) AS human_outcome, f.is_overridden, f.is_decided, f.confidence,
    f.warranted, f.incident_key = o.incident_key AS is_same_incident,
    CAST(f.action = o.action AS INTEGER) + CAST(f.criticality = o.criticality AS INTEGER)
      + CAST(f.risk_level = o.risk_level AS INTEGER) + CAST(f.severity = o.severity AS INTEGER)
      + CAST(f.evidence_trust = o.evidence_trust AS INTEGER) + CAST(f.policy_outcome = o.policy_outcome AS INTEGER)
      + CAST(f.agent = o.agent AS INTEGER) + CAST(f.release = o.release AS INTEGER)
      + 2 * CAST(coalesce(d.resource_uid = o.resource, false) AS INTEGER) AS common,
    abs(coalesce(f.confidence, 0) - coalesce(o.confidence, 0)) AS apart
  FROM facts AS f
  JOIN own AS o ON f.workflow = o.workflow AND f.action_category = o.action_category
    AND f.is_production = o.is_production AND f.event_id <> o.event_id
  JOIN decisions AS d ON d.event_id = f.event_id AND d.file = f.file AND d.line = f.line
)
SELECT *, CAST(common AS DOUBLE) AS in_common
FROM near ORDER BY common DESC, apart, "at" DESC, event_id LIMIT 50
