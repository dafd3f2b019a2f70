-- Every record about the decision: by its id, its trace and span, or its finding.
SELECT DISTINCT
  event_id, file, line, byte_offset, byte_length, epoch_ms(time) AS at, epoch_ms(logged_time) AS logged_at,
  kind,
  CASE
    WHEN decision_id = d.decision THEN 'decision_id'
    WHEN trace_id = d.trace AND span_id = d.span THEN 'trace_and_span'
    ELSE 'finding_uid'
  END AS joined_by,
  outcome, approver_index, reason_code, reviewer, reviewer_group, epoch_ms(shown_time) AS shown_at,
  saw_agent_output, supersedes,
  action_name, action_category, resource_uid, modified_name, modified_category, modified_resource,
  status, executor, rollback_of, rollback_reason,
  verdict, basis, final, control_kind, actor, tier
FROM audit_events,
  (SELECT CAST(? AS VARCHAR) AS decision, CAST(? AS VARCHAR) AS trace, CAST(? AS VARCHAR) AS span,
    CAST(? AS VARCHAR) AS finding) AS d
WHERE decision_id = d.decision
  OR decision_id IS NULL AND trace_id = d.trace AND span_id = d.span
  OR decision_id IS NULL AND finding_uid = d.finding
ORDER BY "at", event_id
LIMIT 1000
