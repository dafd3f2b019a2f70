-- Every proposal says how sure the agent was.
SELECT group_key, event_id, confidence IS NOT NULL AS holding, confidence IS NOT NULL AS logged
FROM slice
WHERE is_proposal
