-- What each decision is to one metric, as a sum of marks, in the order of decision-rows.sql.
WITH every_row AS (
  SELECT CAST(0 AS TINYINT) AS reading, rowid AS place, * FROM facts
  UNION ALL
  SELECT reading, rowid AS place, * EXCLUDE (reading, for_rank) FROM facts_readings
),
slice AS (
  SELECT
    age_days >= ? AS is_mature,
    label_rank >= ? AS is_label_counted,
    CASE WHEN label_rank >= ? THEN warranted END AS truth,
    CAST(? AS DOUBLE) AS lag_days,
    every_row.*
  FROM every_row
  WHERE {where}
),
flags AS (
  SELECT
    reading, place,
    {flags}
  FROM slice
)
SELECT
  list(
    {mark} ORDER BY reading, place
  ) AS marks
FROM flags
