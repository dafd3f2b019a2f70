-- Every decision that a gate may count, as recorded (reading 0) and as other readings have it, in one order: that of
-- the marks of decision-marks.sql.
WITH every_row AS (
  SELECT CAST(0 AS TINYINT) AS reading, CAST(-1 AS TINYINT) AS at_rank, rowid AS place, rowid AS replaces, * FROM facts
  UNION ALL
  SELECT r.reading, coalesce(r.for_rank, -1) AS at_rank, r.rowid AS place, coalesce(f.place, -1) AS replaces,
    r.* EXCLUDE (reading, for_rank)
  FROM facts_readings r
  LEFT JOIN (SELECT event_id, rowid AS place FROM facts) f ON f.event_id = r.event_id
),
in_view AS (
  SELECT reading, at_rank, place, replaces, incident_key, finding_uid, resource_uid, time,
    agent, workflow, risk_class, release, mode, action_category, resource_type, criticality
  FROM every_row
  WHERE {where}
),
strata AS (
  SELECT *, row_number() OVER (
    ORDER BY CAST(agent AS VARCHAR), CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR), CAST(release AS VARCHAR),
      CAST(mode AS VARCHAR), CAST(action_category AS VARCHAR), CAST(resource_type AS VARCHAR), CAST(criticality AS VARCHAR)
  ) - 1 AS stratum
  FROM (SELECT DISTINCT agent, workflow, risk_class, release, mode, action_category, resource_type, criticality FROM in_view)
),
keyed AS (
  SELECT
    v.reading, v.at_rank, v.place, v.replaces, v.incident_key AS incident, epoch_ms(v.time) AS made, s.stratum,
    CASE WHEN finding_uid IS NULL THEN -1 ELSE CAST(md5_number_lower(finding_uid) >> 11 AS DOUBLE) END AS finding,
    CASE WHEN resource_uid IS NULL THEN -1 ELSE CAST(md5_number_lower(resource_uid) >> 11 AS DOUBLE) END AS target
  FROM in_view v
  JOIN strata s ON s.agent = v.agent AND s.workflow = v.workflow AND s.risk_class = v.risk_class AND s.release = v.release
    AND s.mode = v.mode AND s.action_category = v.action_category AND s.resource_type = v.resource_type
    AND s.criticality = v.criticality
)
SELECT names.*, listed.*
FROM (
  SELECT
    list(CAST(agent AS VARCHAR) ORDER BY stratum) AS agents,
    list(CAST(workflow AS VARCHAR) ORDER BY stratum) AS workflows,
    list(CAST(risk_class AS VARCHAR) ORDER BY stratum) AS risk_classes,
    list(CAST(release AS VARCHAR) ORDER BY stratum) AS releases,
    list(CAST(mode AS VARCHAR) ORDER BY stratum) AS modes,
    list(CAST(action_category AS VARCHAR) ORDER BY stratum) AS categories,
    list(CAST(resource_type AS VARCHAR) ORDER BY stratum) AS resource_types,
    list(CAST(criticality AS VARCHAR) ORDER BY stratum) AS criticalities
  FROM strata
) AS names
CROSS JOIN (
  SELECT
    list(CAST(reading AS DOUBLE) ORDER BY reading, place) AS reading,
    list(CAST(at_rank AS DOUBLE) ORDER BY reading, place) AS at_rank,
    list(CAST(place AS DOUBLE) ORDER BY reading, place) AS place,
    list(CAST(replaces AS DOUBLE) ORDER BY reading, place) AS replaces,
    list(CAST(incident AS DOUBLE) ORDER BY reading, place) AS incident,
    list(CAST(made AS DOUBLE) ORDER BY reading, place) AS made,
    list(CAST(stratum AS DOUBLE) ORDER BY reading, place) AS stratum,
    list(finding ORDER BY reading, place) AS finding,
    list(target ORDER BY reading, place) AS target
  FROM keyed
) AS listed
