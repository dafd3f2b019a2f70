-- Every proposal carries the verdict of a policy.
SELECT group_key, event_id, policy_outcome NOT IN ('(none)', 'undefined', 'error') AS holding, policy_outcome <> '(none)' AS logged
FROM slice
WHERE is_proposal
