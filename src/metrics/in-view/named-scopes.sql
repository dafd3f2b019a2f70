SELECT
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow,
  CAST(risk_class AS VARCHAR) AS "riskClass",
  CAST(count(*) AS DOUBLE) AS decisions
FROM facts
GROUP BY ALL
ORDER BY decisions DESC, agent, workflow, "riskClass"
