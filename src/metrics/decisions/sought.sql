-- Ids, words, every target, tools, the policy's revision, and reasons; never a person's name.
, needle AS (SELECT CAST(? AS VARCHAR) AS text),
in_targets AS (
  SELECT event_id FROM decisions, needle
  WHERE coalesce(holds(resource_uid), false) OR coalesce(holds(finding_uid), false)
    OR coalesce(holds(targets::VARCHAR), false) OR coalesce(holds(tool_names::VARCHAR), false)
    OR coalesce(holds(trace_id), false) OR coalesce(holds(scenario_id), false)
    OR coalesce(holds(policy_revision::VARCHAR), false)
),
in_reasons AS (
  SELECT decision_id FROM audit_events, needle
  WHERE kind = 'review' AND decision_id IS NOT NULL AND coalesce(holds(reason_text), false)
),
sought AS (
  SELECT chosen.* FROM chosen, needle
  WHERE holds(decision_id) OR holds(event_id) OR holds(incident)
    OR holds(workflow::VARCHAR) OR holds(action::VARCHAR) OR holds(agent::VARCHAR)
    OR holds(reason_code::VARCHAR) OR holds(reviewer_group::VARCHAR)
    OR event_id IN (SELECT event_id FROM in_targets) OR decision_id IN (SELECT decision_id FROM in_reasons)
)
