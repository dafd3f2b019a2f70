-- Every source that a proposal to act names carries its trust.
SELECT group_key, event_id, coalesce(evidence_trust_n, 0) = evidence_n AS holding, coalesce(evidence_trust_n, 0) > 0 AS logged
FROM slice
WHERE is_action AND evidence_n > 0
