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
    coalesce({counted}, FALSE) AS counted,
    coalesce({error}, FALSE) AS is_error,
    coalesce({open}, FALSE) AS is_open,
    coalesce({young}, FALSE) AS is_young,
    coalesce({unlogged}, FALSE) AS is_unrecorded,
    coalesce(criticality = 'critical' OR risk_level IN ('high', 'critical') OR reversibility = 'irreversible', FALSE)
      AS is_severe
  FROM slice
)
SELECT
  list(
    CAST(
      CASE WHEN counted THEN 1 ELSE 0 END
      + CASE WHEN counted AND is_error THEN 2 ELSE 0 END
      + CASE WHEN is_open THEN 4 ELSE 0 END
      + CASE WHEN counted AND is_error AND is_unrecorded THEN 8 ELSE 0 END
      + CASE WHEN is_severe THEN 16 ELSE 0 END
      + CASE WHEN is_young THEN 32 ELSE 0 END AS DOUBLE
    ) ORDER BY reading, place
  ) AS marks
FROM flags
