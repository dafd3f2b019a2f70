-- The verdict that counts for each decision: the strongest source, then the latest final one.
-- Two different ones at the same time from sources of the same strength contradict each other.
CREATE OR REPLACE TABLE truths AS
WITH best AS (
  SELECT row, max(weight) FILTER (is_final) AS weight FROM labels GROUP BY row
),
counting AS (
  SELECT
    l.row,
    min(l.verdict) AS verdict,
    min(v.basis) AS basis,
    max(basis_rank(v.basis, v.blind)) AS label_rank,
    min(l.time) AS label_time,
    count(DISTINCT (l.verdict, v.warranted_categories, v.warranted_resources)) > 1 AS is_contradictory,
    any_value(v.warranted_categories) AS warranted_categories,
    any_value(v.warranted_resources) AS warranted_resources
  FROM labels AS l
  JOIN best AS b ON b.row = l.row AND b.weight = l.weight
  JOIN audit_events AS v ON v.rowid = l.event
  WHERE l.is_final
  GROUP BY l.row
),
several AS (SELECT row FROM labels GROUP BY row HAVING count(*) > 1),
changes AS (
  SELECT row, verdict <> lag(verdict) OVER (PARTITION BY row ORDER BY time, verdict) AS is_flip
  FROM labels WHERE row IN (SELECT row FROM several)
),
flips AS (SELECT row, CAST(count(*) FILTER (is_flip) AS INTEGER) AS verdict_flips FROM changes GROUP BY row),
-- Whether a scenario of a test ended in its expected outcome; null stays "no outcome".
outcomes AS (
  SELECT l.row, max_by(v.scenario_met, (l.weight, v.event_id)) AS scenario_met
  FROM labels AS l JOIN audit_events AS v ON v.rowid = l.event
  WHERE l.is_final AND v.scenario_met IS NOT NULL
  GROUP BY l.row
)
SELECT b.row, c.* EXCLUDE (row), coalesce(f.verdict_flips, 0) AS verdict_flips, o.scenario_met
FROM best AS b
LEFT JOIN counting AS c ON c.row = b.row
LEFT JOIN flips AS f ON f.row = b.row
LEFT JOIN outcomes AS o ON o.row = b.row
