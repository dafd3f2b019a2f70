-- Share in error of each matured incident of one bundle, scope by scope, in the order in which incidents opened.
SELECT
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow,
  CAST(risk_class AS VARCHAR) AS risk_class,
  epoch_ms(min(time)) AS opened,
  CAST(count(*) AS DOUBLE) AS n,
  CAST(count(*) FILTER (WHERE {hit}) AS DOUBLE) AS hits
FROM slice
WHERE release = ? AND {matured} AND ({counted})
GROUP BY agent, workflow, risk_class, incident_key
ORDER BY agent, workflow, risk_class, opened, incident_key
