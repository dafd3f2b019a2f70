-- What each decision is to one metric by the answers of an audit alone, in the order of decision-rows.sql: once
-- without any answer, as one that was not drawn is, and once by every answer on it.
WITH every_row AS (
  SELECT CAST(0 AS TINYINT) AS reading, rowid AS place, * FROM facts
  UNION ALL
  SELECT reading, rowid AS place, * EXCLUDE (reading, for_rank) FROM facts_readings
),
numbered AS (
  SELECT row_number() OVER (ORDER BY reading, place) - 1 AS "at", every_row.*
  FROM every_row
  WHERE {where}
),
answers AS (
  SELECT
    event_id AS answer, decision_id, finding_uid, lower(trim(reviewer)) AS reader, verdict, warranted_categories,
    warranted_resources
  FROM audit_events
  WHERE kind = 'verdict' AND sampling_draw IS NOT NULL
),
reached AS (
  SELECT n."at", a.answer FROM numbered AS n JOIN answers AS a ON a.decision_id = n.decision_id
  UNION ALL
  SELECT n."at", a.answer FROM numbered AS n JOIN answers AS a ON a.finding_uid = coalesce(n.finding_uid, n.incident)
  WHERE a.decision_id IS NULL
),
-- Whoever decided on a case before, and is not known to have done so blind, reads nothing blind.
deciders AS (
  SELECT decision_id, lower(trim(reviewer)) AS reader
  FROM audit_events
  WHERE kind = 'review' AND decision_id IS NOT NULL AND reviewer IS NOT NULL AND coalesce(saw_agent_output, true)
  UNION
  SELECT decision_id, lower(trim(reviewer)) FROM facts
  WHERE decision_id IS NOT NULL AND reviewer IS NOT NULL AND CAST(visibility AS VARCHAR) <> 'blind'
),
-- What is put back is compared with where it ran.
ran AS (
  SELECT decision_id, list(DISTINCT resource_uid ORDER BY resource_uid) AS targets
  FROM audit_events
  WHERE kind = 'execution' AND rollback_of IS NULL AND rollback_reason IS NULL AND status IN ('success', 'partial')
    AND decision_id IS NOT NULL AND resource_uid IS NOT NULL
  GROUP BY decision_id
),
sets AS (
  SELECT
    r."at", r.answer,
    is_acting(CAST(n.action_category AS VARCHAR)) AS acts,
    own_targets(CASE WHEN n.reading >= 2 THEN x.targets END, d.targets, d.resource_uid) AS own,
    a.warranted_resources AS warranted,
    wanted_targets(CAST(n.action_category AS VARCHAR), a.warranted_categories, a.warranted_resources) AS wanted,
    a.warranted_categories IS NOT NULL AS names_warranted,
    a.verdict,
    s.reader IS NOT NULL AS has_decided
  FROM reached AS r
  JOIN numbered AS n ON n."at" = r."at"
  JOIN answers AS a ON a.answer = r.answer
  JOIN decisions AS d ON d.event_id = n.event_id
  LEFT JOIN ran AS x ON x.decision_id = n.decision_id
  LEFT JOIN deciders AS s ON s.decision_id = n.decision_id AND s.reader = a.reader
),
said AS (
  SELECT
    "at", answer, has_decided,
    CASE
      WHEN verdict NOT IN ('true_positive', 'benign_positive', 'false_positive') THEN NULL
      WHEN names_warranted AND acts THEN verdict = 'true_positive' AND names_any(wanted, own)
      ELSE verdict = 'true_positive' END AS warranted,
    CASE WHEN names_warranted AND acts THEN names_any(warranted, own) END AS target_right,
    CASE WHEN names_warranted AND acts THEN is_wider(wanted, own) END AS over_scope,
    CASE WHEN names_warranted AND acts THEN excess_targets(wanted, own) END AS excess_targets
  FROM sets
  UNION ALL
  SELECT "at", NULL, FALSE, NULL, NULL, NULL, NULL FROM numbered
),
slice AS (
  SELECT
    n.age_days >= ? AS is_mature,
    s.warranted IS NOT NULL AS is_label_counted,
    s.warranted AS truth,
    CAST(? AS DOUBLE) AS lag_days,
    s.answer, s.has_decided,
    n.label_rank > 3 AS is_outranked,
    n.* REPLACE (
      s.warranted AS warranted, s.warranted IS NOT NULL AS is_resolved, s.target_right AS target_right,
      s.over_scope AS over_scope, s.excess_targets AS excess_targets, '(none)' AS unadjudicable,
      CAST(4 AS TINYINT) AS label_rank
    )
  FROM said AS s JOIN numbered AS n ON n."at" = s."at"
),
flags AS (
  SELECT
    "at", answer, has_decided, is_outranked,
    {flags}
  FROM slice
),
marks AS (
  SELECT
    "at", answer, has_decided, is_outranked,
    {mark} AS mark
  FROM flags
)
SELECT
  (SELECT list(mark ORDER BY "at") FROM marks WHERE answer IS NULL) AS undrawn,
  list(CAST("at" AS DOUBLE) ORDER BY "at", answer) AS places,
  list(answer ORDER BY "at", answer) AS answers,
  list(CAST(has_decided AS DOUBLE) ORDER BY "at", answer) AS decided,
  list(CAST(is_outranked AS DOUBLE) ORDER BY "at", answer) AS outranked,
  list(mark ORDER BY "at", answer) AS marks
FROM marks
WHERE answer IS NOT NULL
