-- Decision points that can be judged. is_missed: no action was proposed (nothing, or a step such as a notice), or less
-- than the human then did; a case that was handed to a human was not missed.
, opportunities AS (
  SELECT
    incident_key,
    sampling_probability,
    truth AS is_real,
    is_action,
    is_proposal,
    {is_missed} AS is_missed,
    human_outcome NOT IN ('modify', 'override') AS is_left_alone
  FROM slice
  WHERE {opportunity}
)
