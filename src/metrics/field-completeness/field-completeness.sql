-- How many of a scope's decisions (of the judged release) have each field; `of` = decisions that should.
SELECT
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(*) FILTER (WHERE f.is_proposal) AS DOUBLE) AS proposals,
  CAST(count(*) FILTER (WHERE f.is_action) AS DOUBLE) AS actions,
  CAST(count(*) FILTER (WHERE f.is_action AND f.reversibility IN ('reversible', 'partially')) AS DOUBLE) AS undoable,
  CAST(count(*) FILTER (WHERE f.release <> '(none)') AS DOUBLE) AS release,
  CAST(count(*) FILTER (WHERE f.workflow <> '(none)') AS DOUBLE) AS workflow_named,
  CAST(count(*) FILTER (WHERE f.agent_role <> '(none)') AS DOUBLE) AS agent_role,
  CAST(count(*) FILTER (WHERE f.risk_level <> '(none)') AS DOUBLE) AS risk_level,
  CAST(count(*) FILTER (WHERE f.criticality <> '(none)') AS DOUBLE) AS criticality,
  CAST(count(*) FILTER (WHERE f.confidence IS NOT NULL AND f.is_proposal) AS DOUBLE) AS confidence,
  CAST(count(*) FILTER (WHERE f.policy_outcome <> '(none)' AND f.is_proposal) AS DOUBLE) AS policy,
  CAST(count(*) FILTER (WHERE f.evidence_n > 0 AND f.is_action) AS DOUBLE) AS evidence,
  CAST(count(*) FILTER (WHERE f.evidence_n > 0 AND f.evidence_trust_n = f.evidence_n AND f.is_action) AS DOUBLE)
    AS evidence_trust,
  CAST(count(*) FILTER (WHERE f.reversibility <> '(none)' AND f.is_action) AS DOUBLE) AS reversibility,
  CAST(count(*) FILTER (WHERE f.has_rollback_path AND f.is_action AND f.reversibility IN ('reversible', 'partially'))
    AS DOUBLE) AS rollback_path,
  CAST(count(*) FILTER (WHERE f.blast_count IS NOT NULL AND f.is_action) AS DOUBLE) AS blast_radius,
  CAST(count(*) FILTER (WHERE f.escalation_level IS NOT NULL AND f.is_action) AS DOUBLE) AS escalation_level
FROM scopes s
JOIN slice f ON f.group_key = s.scope
GROUP BY s.agent, s.workflow, s.risk_class
ORDER BY agent, workflow, risk_class
