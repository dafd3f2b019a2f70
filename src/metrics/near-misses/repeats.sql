-- The same wrong action on the same target, stopped more than once, in different incidents.
, stopped AS (
  SELECT CAST(s.agent AS VARCHAR) AS agent, CAST(s.workflow AS VARCHAR) AS workflow,
    CAST(s.action AS VARCHAR) AS action, d.resource_uid AS resource, s.incident_key, s.time, s.release
  FROM slice AS s JOIN decisions AS d ON d.event_id = s.event_id AND d.file = s.file AND d.line = s.line
  WHERE s.is_action AND s.is_mature AND NOT s.truth AND d.resource_uid IS NOT NULL
    AND {stopped} IN ('human', 'policy')
)
SELECT agent, workflow, action, resource, CAST(count(*) AS DOUBLE) AS n,
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents, CAST(count(DISTINCT release) AS DOUBLE) AS releases,
  epoch_ms(min(time)) AS first, epoch_ms(max(time)) AS last, CAST(count(*) OVER () AS DOUBLE) AS groups
FROM stopped
GROUP BY agent, workflow, action, resource
HAVING count(DISTINCT incident_key) > 1
ORDER BY incidents DESC, n DESC, agent, workflow, action, resource
LIMIT 50
