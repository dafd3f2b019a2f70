-- Proposals to act in the order in which they were made, with what a rule may ask of them and what became of them.
SELECT
  s.event_id AS id,
  CAST(s.incident_key AS DOUBLE) AS incident,
  CAST(epoch_ms(s.time) AS DOUBLE) AS "at",
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.action AS VARCHAR) AS action,
  s.is_containment,
  coalesce(d.resource_type, '(none)') AS target_class,
  s.confidence,
  CAST(s.severity AS VARCHAR) AS severity,
  CAST(s.criticality AS VARCHAR) AS criticality,
  CAST(s.risk_class AS VARCHAR) AS risk,
  CAST(s.reversibility AS VARCHAR) AS reversibility,
  s.blast_count AS blast,
  CAST(s.evidence_trust AS VARCHAR) AS trust,
  s.evidence_age_s AS evidence_age_s,
  CAST(s.environment AS VARCHAR) AS environment,
  CAST(s.policy_outcome AS VARCHAR) AS policy,
  s.is_mature,
  CASE WHEN s.is_mature THEN s.truth END AS truth,
  s.is_overridden,
  s.is_decided,
  s.wait_s,
  CAST(s.person AS VARCHAR) AS person
FROM slice AS s
LEFT JOIN decisions AS d ON d.event_id = s.event_id
WHERE s.is_action AND s.unadjudicable NOT IN ('duplicate', 'test')
ORDER BY "at", id
