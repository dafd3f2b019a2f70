-- Each decision by what the agent would have done, what the human did, and the truth.
, cells AS (
SELECT
  event_id,
  incident_key,
  CASE
    WHEN is_duplicate THEN 'duplicate'
    WHEN is_error THEN 'error'
    WHEN is_abstention THEN 'refused'
    WHEN is_action THEN 'act'
    WHEN is_escalation THEN 'escalate'
    WHEN is_proposal THEN 'other'
    ELSE 'nothing'
  END AS agent_would,
  CASE
    WHEN human_outcome = 'approve' THEN 'approved'
    WHEN human_outcome = 'modify' THEN 'changed'
    WHEN human_outcome = 'override' THEN 'replaced'
    WHEN human_outcome = 'reject' THEN 'held'
    WHEN human_outcome = 'abstain' THEN 'abstained'
    WHEN human_outcome = 'expire' THEN 'expired'
    ELSE 'none'
  END AS human_did,
  CASE
    WHEN unadjudicable <> '(none)' THEN 'unadjudicable'
    WHEN NOT is_mature THEN 'too_young'
    WHEN truth THEN 'warranted'
    WHEN NOT truth THEN 'not_warranted'
    ELSE 'unknown'
  END AS truth_was
FROM slice
)
