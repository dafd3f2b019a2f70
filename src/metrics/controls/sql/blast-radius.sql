-- Every proposal to act says how far it reaches.
SELECT group_key, event_id, blast_count IS NOT NULL AS holding, blast_count IS NOT NULL AS logged
FROM slice
WHERE is_action
