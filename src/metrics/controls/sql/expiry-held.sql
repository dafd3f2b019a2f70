-- After an approval expired nothing ran.
SELECT group_key, event_id, NOT is_executed AS holding
FROM slice
WHERE human_outcome = 'expire'
