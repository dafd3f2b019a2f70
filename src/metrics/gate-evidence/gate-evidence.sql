-- The decisions as the records say (reading 0), and for each other reading what replaces them, with its sign.
WITH chosen AS (
  SELECT * FROM facts_readings WHERE for_rank IS NULL OR for_rank = ?
),
every_reading AS (
  SELECT CAST(0 AS TINYINT) AS reading, 1 AS sign, * FROM facts
  UNION ALL
  SELECT reading, 1 AS sign, * EXCLUDE (reading, for_rank) FROM chosen
  UNION ALL
  SELECT c.reading, -1 AS sign, f.* FROM facts f JOIN chosen c ON c.event_id = f.event_id
),
in_view AS (
  SELECT * FROM every_reading WHERE {where}
),
scopes AS (
  SELECT agent, workflow, risk_class,
    row_number() OVER (ORDER BY CAST(agent AS VARCHAR), CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR)) AS scope
  FROM in_view
  WHERE reading = 0
  GROUP BY agent, workflow, risk_class
),
slice AS (
  SELECT
    s.scope AS group_key,
    f.age_days >= ? AS is_mature,
    f.label_rank >= ? AS is_label_counted,
    CASE WHEN f.label_rank >= ? THEN f.warranted END AS truth,
    CAST(? AS DOUBLE) AS lag_days,
    f.*
  FROM in_view f
  JOIN scopes s ON s.agent = f.agent AND s.workflow = f.workflow AND s.risk_class = f.risk_class
),
flags AS (
  SELECT
    reading, sign, group_key, incident_key, finding_uid, resource_uid, time,
    release, mode, action_category, resource_type, criticality,
    ({counted}) AS counted,
    ({counted}) AND ({error}) AS is_error,
    ({counted}) AND ({error}) AND ({unlogged}) AS is_unrecorded,
    ({open}) AS is_open,
    ({young}) AS is_young,
    criticality = 'critical' OR risk_level IN ('high', 'critical') OR reversibility = 'irreversible' AS is_severe
  FROM slice
),
-- Decisions that no reading takes apart: the key is a number that stands for the text.
sums AS (
  SELECT
    reading, group_key, incident_key, finding_uid, resource_uid, date_trunc('day', time) AS day,
    release, mode, action_category, resource_type, criticality,
    min(time) AS first_time,
    sum(sign) FILTER (WHERE counted) AS n,
    sum(sign) FILTER (WHERE is_error) AS errors,
    sum(sign) FILTER (WHERE is_open) AS unresolved,
    sum(sign) FILTER (WHERE is_unrecorded) AS unrecorded,
    sum(sign) FILTER (WHERE is_error AND is_severe) AS severe,
    sum(sign) FILTER (WHERE is_open AND is_severe) AS severe_unresolved,
    sum(sign) FILTER (WHERE is_young) AS young
  FROM flags
  WHERE counted OR is_open OR is_young
  GROUP BY ALL
),
-- Each other reading in full, but only for the groups that it changes.
changed AS (
  SELECT c.reading, b.* EXCLUDE (reading)
  FROM (SELECT DISTINCT reading, group_key, incident_key, finding_uid, resource_uid, day, release, mode, action_category,
    resource_type, criticality FROM sums WHERE reading > 0) c
  JOIN sums b ON b.reading = 0 AND b.group_key = c.group_key AND b.incident_key = c.incident_key
    AND coalesce(b.finding_uid, '') = coalesce(c.finding_uid, '')
    AND coalesce(b.resource_uid, '') = coalesce(c.resource_uid, '')
    AND b.day = c.day AND b.release = c.release AND b.mode = c.mode AND b.action_category = c.action_category
    AND b.resource_type = c.resource_type AND b.criticality = c.criticality
),
whole AS (
  SELECT
    reading, group_key, incident_key, finding_uid, resource_uid, day,
    release, mode, action_category, resource_type, criticality,
    min(first_time) AS first_time, sum(n) AS n, sum(errors) AS errors, sum(unresolved) AS unresolved,
    sum(unrecorded) AS unrecorded, sum(severe) AS severe, sum(severe_unresolved) AS severe_unresolved,
    sum(young) AS young
  FROM (SELECT * FROM sums UNION ALL SELECT * FROM changed)
  GROUP BY ALL
),
strata AS (
  SELECT *, row_number() OVER (
    PARTITION BY group_key
    ORDER BY CAST(release AS VARCHAR), CAST(mode AS VARCHAR), CAST(action_category AS VARCHAR),
      CAST(resource_type AS VARCHAR), CAST(criticality AS VARCHAR)
  ) - 1 AS stratum
  FROM (SELECT DISTINCT group_key, release, mode, action_category, resource_type, criticality FROM whole)
),
stratum_lists AS (
  SELECT group_key,
    list(CAST(release AS VARCHAR) ORDER BY stratum) AS releases,
    list(CAST(mode AS VARCHAR) ORDER BY stratum) AS modes,
    list(CAST(action_category AS VARCHAR) ORDER BY stratum) AS categories,
    list(CAST(resource_type AS VARCHAR) ORDER BY stratum) AS resource_types,
    list(CAST(criticality AS VARCHAR) ORDER BY stratum) AS criticalities
  FROM strata
  GROUP BY group_key
),
keyed AS (
  SELECT
    w.group_key, w.reading, w.incident_key AS incident,
    epoch_ms(first_time) AS "at",
    CASE WHEN finding_uid IS NULL THEN -1 ELSE CAST(md5_number_lower(finding_uid) >> 11 AS DOUBLE) END AS finding,
    CASE WHEN resource_uid IS NULL THEN -1 ELSE CAST(md5_number_lower(resource_uid) >> 11 AS DOUBLE) END AS target,
    s.stratum, n, errors, unresolved, unrecorded, severe, severe_unresolved, young
  FROM whole w
  JOIN strata s ON s.group_key = w.group_key AND s.release = w.release AND s.mode = w.mode
    AND s.action_category = w.action_category AND s.resource_type = w.resource_type AND s.criticality = w.criticality
),
group_lists AS (
  SELECT group_key,
    {lists}
  FROM keyed
  GROUP BY group_key
)
-- One row per scope; its lists run over groups of decisions in the order in which they were made.
SELECT
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  g.* EXCLUDE (group_key),
  t.* EXCLUDE (group_key)
FROM scopes s
LEFT JOIN group_lists g ON g.group_key = s.scope
LEFT JOIN stratum_lists t ON t.group_key = s.scope
ORDER BY agent, workflow, risk_class
