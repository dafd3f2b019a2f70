-- What became of a proposal; the first that holds. What ran is executed, whatever was decided about it.
CASE
  WHEN is_duplicate THEN 'superseded'
  WHEN is_executed THEN 'executed'
  WHEN policy_outcome = 'deny' THEN 'denied'
  WHEN human_outcome IN ('reject', 'abstain') THEN 'held'
  WHEN human_outcome = 'expire' THEN 'expired'
  WHEN human_outcome IN ('modify', 'override') THEN 'superseded'
  ELSE 'open'
END
