-- The decisions in view. is_mature: old enough for its label to have arrived. truth: was the action
-- warranted, by a label of the asked strength (NULL = not known). Kept, its every column would be copied.
WITH slice AS NOT MATERIALIZED (
  SELECT
    {group} AS group_key,
    age_days >= ? AS is_mature,
    label_rank >= ? AS is_label_counted,
    CASE WHEN label_rank >= ? THEN warranted END AS truth,
    CAST(? AS DOUBLE) AS lag_days,
    facts.*
  FROM facts
  WHERE {where}
)
