-- Labels that call decisions right faster than anybody reads them: by one person, ten incidents within a minute, 30
-- within ten minutes or 120 within an hour. Those without an author may be of many people: there it also takes twenty times the usual pace.
-- What calls a decision wrong is not counted: dropping such a label makes no other one better.
CREATE OR REPLACE TEMP TABLE bulk_labels AS
WITH paces AS (
  SELECT * FROM (VALUES (60, recorded_at_once()), (600, read_in_ten_minutes()), (3600, read_in_an_hour())) AS pace(seconds, most)
),
usual AS (
  SELECT count(*) / greatest(epoch(max(time)) - epoch(min(time)), 1) AS a_second
  FROM decisions WHERE environment = 'production'
),
given AS (
  SELECT v.rowid AS event, coalesce(p.key, '') AS author, CAST(epoch(v.time) AS BIGINT) AS second
  FROM audit_events AS v LEFT JOIN person_keys AS p ON p.name = v.reviewer
  WHERE v.kind = 'verdict' AND v.verdict = 'true_positive' AND v.basis <> 'lab_label'
    AND coalesce(v.author_kind <> 'automation', true)
),
spread AS (
  SELECT g.*, p.seconds, g.second // p.seconds AS slot,
    CASE WHEN g.author = '' THEN greatest(p.most, 20 * p.seconds * u.a_second) ELSE p.most END AS most
  FROM given AS g CROSS JOIN paces AS p CROSS JOIN usual AS u
),
-- Of two slots that hold so many together one holds half of them.
busy AS (SELECT author, seconds, slot FROM spread GROUP BY author, seconds, slot HAVING count(*) * 2 >= max(most)),
slots AS (SELECT DISTINCT author, seconds, unnest([slot - 1, slot, slot + 1]) AS slot FROM busy),
near AS (
  SELECT s.event, s.author, s.second, s.seconds, s.most
  FROM spread AS s JOIN slots AS b ON b.author = s.author AND b.seconds = s.seconds AND b.slot = s.slot
),
reached AS (
  SELECT n.*, d.rowid AS row FROM near AS n JOIN audit_events AS v ON v.rowid = n.event
  JOIN decisions AS d ON d.decision_id = v.decision_id
  UNION ALL
  SELECT n.*, d.rowid FROM near AS n JOIN audit_events AS v ON v.rowid = n.event
  JOIN decisions AS d ON coalesce(d.finding_uid, d.incident_uid) = v.finding_uid
  WHERE v.decision_id IS NULL
),
right_ones AS (
  SELECT r.*, hash(coalesce(d.incident_uid, d.finding_uid, d.decision_id)) AS incident
  FROM reached AS r JOIN decisions AS d ON d.rowid = r.row JOIN audit_events AS v ON v.rowid = r.event
  WHERE v.warranted_categories IS NULL
    OR names_any(
      wanted_targets(d.action_category, v.warranted_categories, v.warranted_resources),
      own_targets(NULL, d.targets, d.resource_uid))
),
counted AS (
  SELECT row, event, author, second, seconds,
    count(DISTINCT incident) OVER (
      PARTITION BY author, seconds ORDER BY second RANGE BETWEEN CURRENT ROW AND seconds - 1 FOLLOWING
    ) >= most AS begins
  FROM right_ones
),
hurried AS (
  SELECT row, event,
    bool_or(begins) OVER (
      PARTITION BY author, seconds ORDER BY second RANGE BETWEEN seconds - 1 PRECEDING AND CURRENT ROW
    ) AS is_hurried
  FROM counted
)
SELECT DISTINCT row, event FROM hurried WHERE is_hurried
