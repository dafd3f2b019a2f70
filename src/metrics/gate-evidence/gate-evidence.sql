, flags AS (
  SELECT
    group_key,
    incident_key,
    opened_time,
    time,
    ({counted}) AS counted,
    ({counted}) AND ({error}) AS is_error,
    ({counted}) AND ({error}) AND ({unlogged}) AS is_unrecorded,
    ({open}) AS is_open,
    ({young}) AS is_young,
    criticality = 'critical' OR risk_level IN ('high', 'critical') OR reversibility = 'irreversible' AS is_severe
  FROM slice
),
per_incident AS (
  SELECT
    group_key,
    incident_key,
    epoch_ms(min(opened_time)) AS opened,
    count(*) FILTER (WHERE counted) AS n,
    count(*) FILTER (WHERE is_error) AS errors,
    count(*) FILTER (WHERE is_open) AS unresolved,
    count(*) FILTER (WHERE is_unrecorded) AS unrecorded,
    count(*) FILTER (WHERE is_error AND is_severe) AS severe,
    count(*) FILTER (WHERE is_open AND is_severe) AS severe_unresolved
  FROM flags
  WHERE counted OR is_open
  GROUP BY group_key, incident_key
),
young AS (
  SELECT group_key, count(*) AS young, epoch_ms(min(time)) AS young_from
  FROM flags
  WHERE is_young
  GROUP BY group_key
)
-- One row per scope; the lists run over its incidents in the order in which they were opened.
SELECT
  CAST(s.agent AS VARCHAR) AS agent,
  CAST(s.workflow AS VARCHAR) AS workflow,
  CAST(s.risk_class AS VARCHAR) AS risk_class,
  CAST(s.release AS VARCHAR) AS release,
  list(CAST(i.incident_key AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL) AS incident,
  list(CAST(opened AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL) AS opened,
  list(CAST(n AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL) AS n,
  list(CAST(errors AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL) AS errors,
  list(CAST(unresolved AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL) AS unresolved,
  list(CAST(unrecorded AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL) AS unrecorded,
  list(CAST(severe AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL) AS severe,
  list(CAST(severe_unresolved AS DOUBLE) ORDER BY opened, incident_key) FILTER (WHERE n IS NOT NULL)
    AS severe_unresolved,
  CAST(coalesce(max(y.young), 0) AS DOUBLE) AS young,
  CAST(max(y.young_from) AS DOUBLE) AS young_from
FROM scopes s
LEFT JOIN per_incident i ON i.group_key = s.scope
LEFT JOIN young y ON y.group_key = s.scope
GROUP BY s.agent, s.workflow, s.risk_class, s.release
ORDER BY agent, workflow, risk_class
