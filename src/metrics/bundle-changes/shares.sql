-- False positives per agent, workflow and bundle, summed by incident.
, per_incident AS (
  SELECT
    agent, workflow, release, incident_key,
    count(*) FILTER (WHERE {counted}) AS m,
    count(*) FILTER (WHERE ({counted}) AND ({hit})) AS e,
    count(*) FILTER (WHERE {open}) AS u,
    count(*) FILTER (WHERE {young}) AS y
  FROM slice
  GROUP BY agent, workflow, release, incident_key
)
SELECT
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow,
  CAST(release AS VARCHAR) AS release,
  CAST(sum(m) AS DOUBLE) AS n,
  CAST(sum(e) AS DOUBLE) AS hits,
  CAST(sum(u) AS DOUBLE) AS unresolved,
  CAST(sum(y) AS DOUBLE) AS young,
  CAST(count(*) FILTER (WHERE m > 0) AS DOUBLE) AS incidents,
  CAST(sum(e * e) AS DOUBLE) AS sum_ee,
  CAST(sum(e * m) AS DOUBLE) AS sum_em,
  CAST(sum(m * m) AS DOUBLE) AS sum_mm,
  CAST(count(*) FILTER (WHERE e > 0) AS DOUBLE) AS hit_incidents,
  CAST(count(*) FILTER (WHERE e < m) AS DOUBLE) AS other_incidents
FROM per_incident
GROUP BY agent, workflow, release
ORDER BY agent, workflow, release
