, page AS (
  SELECT * FROM {from}
  ORDER BY {order}, event_id
  LIMIT CAST(? AS INTEGER) OFFSET CAST(? AS INTEGER)
),
numbered AS (
  SELECT *, row_number() OVER (ORDER BY {order}, event_id) AS position FROM page
)
SELECT
  p.event_id, p.decision_id, p.incident, p.file, p.line,
  epoch_ms(p.time) AS at,
  CAST(p.agent AS VARCHAR) AS agent,
  CAST(p.release AS VARCHAR) AS release,
  CAST(p.workflow AS VARCHAR) AS workflow,
  CAST(p.mode AS VARCHAR) AS mode,
  CAST(p.action AS VARCHAR) AS action,
  CAST(p.action_category AS VARCHAR) AS action_category,
  d.resource_uid AS resource,
  CAST(p.criticality AS VARCHAR) AS criticality,
  CAST(p.risk_class AS VARCHAR) AS risk_class,
  CAST(p.risk_level AS VARCHAR) AS risk_level,
  p.confidence,
  CAST(p.policy_outcome AS VARCHAR) AS policy_outcome,
  CAST(p.human_outcome AS VARCHAR) AS human_outcome,
  p.is_overridden,
  CAST(p.visibility AS VARCHAR) AS visibility,
  CAST(p.match_class AS VARCHAR) AS match_class,
  p.is_action, p.is_abstention, p.is_error, p.is_duplicate,
  p.is_executed, p.is_rolled_back, p.is_mature,
  p.truth,
  CAST(p.verdict AS VARCHAR) AS verdict,
  CAST(p.label_basis AS VARCHAR) AS label_basis,
  CAST(p.reviewer_group AS VARCHAR) AS reviewer_group,
  CAST(p.reason_code AS VARCHAR) AS reason_code,
  CAST(p.evidence_trust AS VARCHAR) AS evidence_trust,
  CAST(p.queue_depth AS VARCHAR) AS queue_depth,
  p.wait_s
FROM numbered p
LEFT JOIN decisions d ON d.event_id = p.event_id
ORDER BY p.position
