-- When each scope first decided, in production, on an incident that others decided on too or that began elsewhere.
CREATE OR REPLACE TEMP TABLE openings AS
WITH keyed AS (
  SELECT
    coalesce(incident_uid, finding_uid, decision_id) AS incident,
    agent_uid, coalesce(workflow, '(none)') AS workflow,
    risk_class_of(risk_level, severity, reversibility, criticality, blast_count) AS class,
    environment = 'production' AND scenario_id IS NULL AS in_production,
    time
  FROM decisions
),
mixed AS (
  SELECT incident FROM keyed
  GROUP BY incident
  HAVING NOT bool_and(in_production) OR min(agent_uid) <> max(agent_uid)
    OR min(workflow) <> max(workflow) OR min(class) <> max(class)
)
SELECT incident, agent_uid, workflow, class, min(time) AS opened_time
FROM keyed
WHERE in_production AND incident IN (SELECT incident FROM mixed)
GROUP BY ALL
