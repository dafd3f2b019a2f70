-- How a decision ended; the first that holds.
CASE
  WHEN is_duplicate THEN 'duplicate'
  WHEN is_error THEN 'agent_error'
  WHEN is_abstention THEN 'agent_refused'
  WHEN NOT is_proposal THEN 'nothing_proposed'
  WHEN policy_outcome = 'deny' THEN 'policy_denied'
  WHEN human_outcome = 'approve' THEN 'human_approved'
  WHEN human_outcome = 'modify' THEN 'human_changed'
  WHEN human_outcome = 'override' THEN 'human_replaced'
  WHEN human_outcome = 'reject' THEN 'human_held'
  WHEN human_outcome = 'abstain' THEN 'human_abstained'
  WHEN human_outcome = 'expire' THEN 'approval_expired'
  WHEN is_executed THEN 'executed_without_review'
  ELSE 'not_reviewed'
END
