-- What stands beside the override rate and is in neither of its numbers.
SELECT
  CAST(count(*) FILTER (WHERE NOT is_proposal AND is_decided) AS DOUBLE) AS decided,
  CAST(count(*) FILTER (WHERE NOT is_proposal AND is_decided AND is_overridden) AS DOUBLE) AS overridden,
  CAST(count(*) FILTER (
    WHERE is_proposal AND human_outcome = 'pending' AND NOT is_executed AND policy_outcome = '(none)'
  ) AS DOUBLE) AS undecided
FROM slice
