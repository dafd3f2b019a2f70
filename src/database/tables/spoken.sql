-- The label that counts for each decision: the strongest source, then the nearest, then the latest final one.
-- Two different ones at the same time from sources of the same strength contradict each other, and so do two
-- different acts under one decision_id.
CREATE OR REPLACE TEMP TABLE spoken AS
WITH several AS (SELECT row FROM labels GROUP BY row HAVING count(*) > 1),
among AS (SELECT * FROM labels WHERE row IN (SELECT row FROM several)),
best AS (
  SELECT row, event FROM among WHERE is_final
  QUALIFY rank() OVER (PARTITION BY row ORDER BY strength DESC, is_named DESC, acts DESC, time DESC) = 1
),
counting AS (
  SELECT
    b.row,
    -- All of them are equal unless they contradict each other.
    min_by(b.event, v.event_id) AS event,
    count(DISTINCT (v.verdict, v.warranted_categories, v.warranted_resources)) > 1 AS is_contradictory
  FROM best AS b JOIN audit_events AS v ON v.rowid = b.event
  GROUP BY b.row
),
changes AS (
  SELECT row, verdict <> lag(verdict) OVER (PARTITION BY row ORDER BY acts, time, verdict) AS is_flip FROM among
),
flips AS (SELECT row, CAST(count(*) FILTER (is_flip) AS INTEGER) AS verdict_flips FROM changes GROUP BY row),
chosen AS (
  SELECT row, event, false AS is_contradictory, 0 AS verdict_flips
  FROM labels WHERE is_final AND row NOT IN (SELECT row FROM several)
  UNION ALL
  SELECT f.row, c.event, coalesce(c.is_contradictory, false), f.verdict_flips
  FROM flips AS f LEFT JOIN counting AS c ON c.row = f.row
)
SELECT
  row AS seat, row AS label_row, event, verdict_flips,
  is_contradictory OR row IN (SELECT counts_as FROM repeats WHERE is_torn) AS is_contradictory
FROM chosen
