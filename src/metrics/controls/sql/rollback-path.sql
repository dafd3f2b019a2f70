-- Every proposal to act that can be undone says how.
SELECT group_key, event_id, coalesce(has_rollback_path, FALSE) AS holding, coalesce(has_rollback_path, FALSE) AS logged
FROM slice
WHERE is_action AND reversibility IN ('reversible', 'partially')
