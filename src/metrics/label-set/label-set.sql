-- What all labels that count add up to: another label, or one more or less, gives other sums in any order of rows.
WITH labels AS (
  SELECT concat_ws('|', decision_id, event_id, CAST(verdict AS VARCHAR), CAST(label_rank AS VARCHAR),
    coalesce(CAST(warranted AS VARCHAR), 'unknown'), coalesce(CAST(epoch_ms(label_time) AS VARCHAR), 'undated')) AS label
  FROM facts
  WHERE is_production AND label_rank > 0
)
SELECT CAST(count(*) AS VARCHAR) AS labels,
  coalesce(CAST(sum(CAST(md5_number_lower(label) AS HUGEINT)) AS VARCHAR), '0') AS lower_sum,
  coalesce(CAST(sum(CAST(md5_number_upper(label) AS HUGEINT)) AS VARCHAR), '0') AS upper_sum
FROM labels
