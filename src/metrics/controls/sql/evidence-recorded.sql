-- Every proposal to act names the evidence it rests on.
SELECT group_key, event_id, coalesce(evidence_n, 0) > 0 AS holding, coalesce(evidence_n, 0) > 0 AS logged
FROM slice
WHERE is_action
