-- Share in error of each matured incident of one bundle, scope by scope, in the order in which incidents opened.
, incidents AS (
  SELECT agent, workflow, risk_class, incident_key,
    min(time) AS opened, count(*) AS n, count(*) FILTER (WHERE {hit}) AS hits
  FROM slice
  WHERE release = ? AND {matured} AND ({counted})
  GROUP BY agent, workflow, risk_class, incident_key
)
SELECT
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow,
  CAST(risk_class AS VARCHAR) AS risk_class,
  list(CAST(epoch_ms(opened) AS DOUBLE) ORDER BY opened, incident_key) AS opened,
  list(CAST(n AS DOUBLE) ORDER BY opened, incident_key) AS n,
  list(CAST(hits AS DOUBLE) ORDER BY opened, incident_key) AS hits
FROM incidents
GROUP BY incidents.agent, incidents.workflow, incidents.risk_class
ORDER BY agent, workflow, risk_class
