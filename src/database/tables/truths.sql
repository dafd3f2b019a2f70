-- The verdict that counts for each decision: the strongest source, then the latest final one.
-- Two different ones at the same time from sources of the same strength contradict each other.
CREATE OR REPLACE TEMP TABLE truths AS
WITH several AS (SELECT row FROM labels GROUP BY row HAVING count(*) > 1),
among AS (SELECT * FROM labels WHERE row IN (SELECT row FROM several)),
best AS (SELECT row, max(weight) AS weight FROM among WHERE is_final GROUP BY row),
counting AS (
  SELECT
    l.row,
    -- All of them are equal unless they contradict each other.
    min_by(l.event, v.event_id) AS event,
    count(DISTINCT (l.verdict, v.warranted_categories, v.warranted_resources)) > 1 AS is_contradictory
  FROM among AS l
  JOIN best AS b ON b.row = l.row AND b.weight = l.weight
  JOIN audit_events AS v ON v.rowid = l.event
  WHERE l.is_final
  GROUP BY l.row
),
changes AS (
  SELECT row, verdict <> lag(verdict) OVER (PARTITION BY row ORDER BY time, verdict) AS is_flip FROM among
),
flips AS (SELECT row, CAST(count(*) FILTER (is_flip) AS INTEGER) AS verdict_flips FROM changes GROUP BY row),
spoken AS (
  SELECT row, event, false AS is_contradictory, 0 AS verdict_flips
  FROM labels WHERE is_final AND row NOT IN (SELECT row FROM several)
  UNION ALL
  SELECT f.row, c.event, coalesce(c.is_contradictory, false), f.verdict_flips
  FROM flips AS f LEFT JOIN counting AS c ON c.row = f.row
),
-- Whether a scenario of a test ended in its expected outcome; null stays "no outcome".
outcomes AS (
  SELECT l.row, max_by(v.scenario_met, (l.weight, v.event_id)) AS scenario_met
  FROM labels AS l JOIN audit_events AS v ON v.rowid = l.event
  WHERE l.is_final AND v.scenario_met IS NOT NULL
  GROUP BY l.row
)
SELECT
  s.row, s.is_contradictory, s.verdict_flips,
  v.verdict, v.basis, basis_rank(v.basis, v.blind) AS label_rank, v.time AS label_time,
  v.warranted_categories, v.warranted_resources,
  o.scenario_met
FROM spoken AS s
LEFT JOIN audit_events AS v ON v.rowid = s.event
LEFT JOIN outcomes AS o ON o.row = s.row
