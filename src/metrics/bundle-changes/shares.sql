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
  {sums},
  CAST(sum(u) AS DOUBLE) AS unresolved,
  CAST(sum(y) AS DOUBLE) AS young
FROM per_incident
GROUP BY agent, workflow, release
ORDER BY agent, workflow, release
