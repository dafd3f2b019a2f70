-- The decisions that another reading of the log counts otherwise: 1 = the first label instead of the last, 2 = what was
-- left out is put back, 3 = both. Then the label that counts for each.
CREATE OR REPLACE TEMP TABLE other_labels AS
WITH truthful AS (
  SELECT *, rank_of_strength(strength) AS label_rank FROM labels
  WHERE is_final AND verdict IN ('true_positive', 'benign_positive', 'false_positive')
),
-- Where the label that counts was the first one too, no rank has another first.
several AS (
  SELECT l.row
  FROM truthful AS l
  JOIN truths AS t ON t.seat = l.row
  GROUP BY l.row
  HAVING count(*) > 1
    AND (any_value(t.is_contradictory) OR min(l.acts) < any_value(t.label_time)
      OR count(*) FILTER (l.acts = t.label_time) > 1)
  UNION ALL
  -- A label that says nothing counts, and one that says something came before or after.
  SELECT DISTINCT l.row FROM truthful AS l JOIN truths AS t ON t.seat = l.row
  WHERE t.verdict NOT IN ('true_positive', 'benign_positive', 'false_positive')
),
own AS (
  SELECT row, row AS label_row, event, is_named, acts, time, strength, label_rank
  FROM truthful
  WHERE row IN (SELECT row FROM several) OR (row IN (SELECT row FROM put_back) AND NOT is_of_test)
),
-- A duplicate takes the label of the case that it names: the same act of the same agent on the same target.
named AS (
  SELECT p.row, v.duplicate_of AS case_id
  FROM put_back AS p JOIN truths AS t ON t.seat = p.row JOIN audit_events AS v ON v.rowid = t.event
  WHERE p.is_duplicate AND v.duplicate_of IS NOT NULL AND p.row NOT IN (SELECT row FROM own)
),
asked AS (
  SELECT n.row, n.case_id, d.agent_uid, d.action_category, d.resource_uid, d.targets
  FROM named AS n JOIN decisions AS d ON d.rowid = n.row
),
counting AS (
  SELECT o.rowid AS row, o.decision_id, o.finding_uid, o.incident_uid,
    o.agent_uid, o.action_category, o.resource_uid, o.targets
  FROM decisions AS o
  WHERE does_act(o.environment, o.scenario_id, o.action_category, o.abstained, o.error_type)
    AND EXISTS (SELECT 1 FROM named)
    AND o.rowid NOT IN (SELECT row FROM repeats) AND o.rowid NOT IN (SELECT row FROM put_back)
),
same_cases AS (
  SELECT a.row, o.row AS case_row FROM asked AS a JOIN counting AS o ON o.decision_id = a.case_id
    AND o.agent_uid = a.agent_uid AND o.action_category = a.action_category AND o.resource_uid = a.resource_uid
    AND o.targets IS NOT DISTINCT FROM a.targets
  UNION
  SELECT a.row, o.row FROM asked AS a JOIN counting AS o ON o.finding_uid = a.case_id
    AND o.agent_uid = a.agent_uid AND o.action_category = a.action_category AND o.resource_uid = a.resource_uid
    AND o.targets IS NOT DISTINCT FROM a.targets
  UNION
  SELECT a.row, o.row FROM asked AS a JOIN counting AS o ON o.incident_uid = a.case_id
    AND o.agent_uid = a.agent_uid AND o.action_category = a.action_category AND o.resource_uid = a.resource_uid
    AND o.targets IS NOT DISTINCT FROM a.targets
)
SELECT * FROM own
UNION ALL
SELECT c.row, l.row, l.event, l.is_named, l.acts, l.time, l.strength, l.label_rank
FROM same_cases AS c JOIN truthful AS l ON l.row = c.case_row AND NOT l.is_of_test;
CREATE OR REPLACE TEMP TABLE changes AS
WITH ranks AS (SELECT CAST(unnest(range(0, 5)) AS TINYINT) AS for_rank),
firsts AS (
  SELECT l.row, r.for_rank, l.label_row, l.event
  FROM other_labels AS l JOIN ranks AS r ON l.label_rank >= r.for_rank
  QUALIFY rank() OVER (PARTITION BY l.row, r.for_rank ORDER BY acts, time, strength DESC, is_named DESC) = 1
),
bests AS (
  SELECT row, label_row, event FROM other_labels
  WHERE row IN (SELECT row FROM put_back)
  QUALIFY rank() OVER (PARTITION BY row ORDER BY strength DESC, is_named DESC, acts DESC, time DESC) = 1
),
first_labels AS (
  SELECT f.row, f.for_rank, min_by([f.label_row, f.event], v.event_id) AS label, 
    count(DISTINCT (v.verdict, v.warranted_categories, v.warranted_resources)) > 1 AS is_contradictory
  FROM firsts AS f JOIN audit_events AS v ON v.rowid = f.event
  GROUP BY f.row, f.for_rank
),
best_labels AS (
  SELECT b.row, min_by([b.label_row, b.event], v.event_id) AS label, 
    count(DISTINCT (v.verdict, v.warranted_categories, v.warranted_resources)) > 1 AS is_contradictory
  FROM bests AS b JOIN audit_events AS v ON v.rowid = b.event
  GROUP BY b.row
),
relabelled AS (
  SELECT f.*
  FROM first_labels AS f
  JOIN decisions AS d ON d.rowid = f.row
  LEFT JOIN truths AS t ON t.seat = f.row
  WHERE d.environment = 'production' AND d.scenario_id IS NULL AND f.row NOT IN (SELECT row FROM repeats)
    AND (t.event IS DISTINCT FROM f.label[2] OR t.is_contradictory <> f.is_contradictory)
),
back AS (
  SELECT p.row, r.for_rank, coalesce(f.label, b.label) AS label,
    coalesce(f.is_contradictory, b.is_contradictory) AS is_contradictory
  FROM put_back AS p CROSS JOIN ranks AS r
  LEFT JOIN first_labels AS f ON f.row = p.row AND f.for_rank = r.for_rank
  LEFT JOIN best_labels AS b ON b.row = p.row
),
every AS (
  SELECT row, 1 AS reading, for_rank, label, is_contradictory, false AS is_back FROM relabelled
  UNION ALL
  SELECT p.row, 2, NULL, b.label, b.is_contradictory, true
  FROM put_back AS p LEFT JOIN best_labels AS b ON b.row = p.row
  UNION ALL
  SELECT row, 3, for_rank, label, is_contradictory, true FROM back
  UNION ALL
  SELECT row, 3, for_rank, label, is_contradictory, false FROM relabelled
  WHERE row NOT IN (SELECT row FROM put_back)
)
SELECT
  row_number() OVER (ORDER BY reading, for_rank, row) AS seat,
  CAST(reading AS TINYINT) AS reading, for_rank, row, is_back,
  label[1] AS label_row, label[2] AS event, is_contradictory
FROM every;
CREATE OR REPLACE TEMP TABLE spoken AS
SELECT
  c.seat, c.label_row, c.event, coalesce(t.verdict_flips, 0) AS verdict_flips,
  coalesce(c.is_contradictory OR c.row IN (SELECT counts_as FROM repeats WHERE is_torn), false) AS is_contradictory
FROM changes AS c LEFT JOIN truths AS t ON t.seat = c.row
WHERE c.event IS NOT NULL;
CREATE OR REPLACE TEMP VIEW inputs AS
SELECT
  c.reading, c.for_rank, c.seat, c.row,
  CASE WHEN c.is_back THEN p.ran_targets END AS ran_targets,
  d.* REPLACE (
    CASE WHEN c.is_back THEN 'production' ELSE d.environment END AS environment,
    CASE WHEN c.is_back THEN coalesce(p.category, d.action_category) ELSE d.action_category END AS action_category,
    d.abstained AND NOT c.is_back AS abstained,
    CASE WHEN NOT c.is_back THEN d.error_type END AS error_type,
    CASE WHEN NOT c.is_back THEN d.scenario_id END AS scenario_id,
    CASE WHEN NOT c.is_back THEN d.scenario_kind END AS scenario_kind,
    CASE WHEN NOT c.is_back THEN d.scenario_group END AS scenario_group,
    CASE WHEN NOT c.is_back THEN d.scenario_category END AS scenario_category,
    CASE WHEN NOT c.is_back THEN d.scenario_expected END AS scenario_expected
  )
FROM changes AS c
JOIN decisions AS d ON d.rowid = c.row
LEFT JOIN put_back AS p ON p.row = c.row
