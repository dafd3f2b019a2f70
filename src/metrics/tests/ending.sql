-- What a test run ended in; the first that holds.
CASE
  WHEN is_error THEN 'error'
  WHEN is_abstention OR action_category = 'none' THEN 'agent refused'
  WHEN policy_outcome = 'deny' THEN 'policy denied'
  WHEN human_outcome = 'expire' THEN 'approval expired'
  WHEN human_outcome IN ('reject', 'override', 'abstain') THEN 'human held'
  WHEN is_escalation THEN 'escalated'
  WHEN is_executed THEN 'executed'
  ELSE 'would have acted'
END
