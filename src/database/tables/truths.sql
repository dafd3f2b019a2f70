-- What the label that counts says about each decision.
CREATE OR REPLACE TEMP TABLE truths AS
WITH
-- Whether a scenario of a test ended in its expected outcome; null stays "no outcome".
outcomes AS (
  SELECT l.row, max_by(v.scenario_met, (l.strength, l.is_named, l.acts, v.event_id)) AS scenario_met
  FROM labels AS l JOIN audit_events AS v ON v.rowid = l.event
  WHERE l.is_final AND v.scenario_met IS NOT NULL
  GROUP BY l.row
)
SELECT
  s.seat, s.event, s.is_contradictory, s.verdict_flips,
  v.verdict, l.basis, l.sight, rank_of_strength(l.strength) AS label_rank, l.acts AS label_time,
  v.warranted_categories, v.warranted_resources, v.sampling_probability,
  o.scenario_met
FROM spoken AS s
LEFT JOIN audit_events AS v ON v.rowid = s.event
LEFT JOIN labels AS l ON l.row = s.label_row AND l.event = s.event
LEFT JOIN outcomes AS o ON o.row = s.label_row
