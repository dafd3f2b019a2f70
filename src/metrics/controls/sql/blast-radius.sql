-- Every proposal to act says how far it reaches.
SELECT group_key, event_id, blast_count IS NOT NULL AS holding
FROM slice
WHERE is_action
