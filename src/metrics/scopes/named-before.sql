-- Scopes that may be the same work under another name: the one that began later, and the one before it.
, scopes AS (
  SELECT agent, workflow, risk_class, min(time) AS first_time, max(time) AS last_time
  FROM slice
  GROUP BY agent, workflow, risk_class
),
resources AS (
  SELECT DISTINCT agent, workflow, risk_class, resource_uid FROM slice WHERE resource_uid IS NOT NULL
),
resource_counts AS (
  SELECT agent, workflow, risk_class, count(*) AS n FROM resources GROUP BY agent, workflow, risk_class
),
shared_resources AS (
  SELECT a.agent, a.workflow, a.risk_class, b.agent AS old_agent, b.workflow AS old_workflow, count(*) AS n
  FROM resources a
  JOIN resources b ON b.resource_uid = a.resource_uid AND b.risk_class = a.risk_class
  GROUP BY a.agent, a.workflow, a.risk_class, b.agent, b.workflow
),
releases AS (SELECT DISTINCT agent, workflow, risk_class, release FROM slice WHERE release <> '(none)'),
shared_releases AS (
  SELECT DISTINCT a.agent, a.workflow, a.risk_class, b.agent AS old_agent, b.workflow AS old_workflow
  FROM releases a
  JOIN releases b ON b.release = a.release AND b.risk_class = a.risk_class AND b.workflow = a.workflow
),
pairs AS (
  SELECT n.agent, n.workflow, n.risk_class, o.agent AS old_agent, o.workflow AS old_workflow,
    n.first_time, o.first_time AS old_first_time,
    starts_with(CAST(n.workflow AS VARCHAR), CAST(o.workflow AS VARCHAR))
      OR starts_with(CAST(o.workflow AS VARCHAR), CAST(n.workflow AS VARCHAR)) AS is_alike
  FROM scopes n
  JOIN scopes o ON o.risk_class = n.risk_class
  WHERE (n.agent <> o.agent OR n.workflow <> o.workflow) AND n.first_time > o.first_time
)
SELECT
  CAST(p.agent AS VARCHAR) AS agent,
  CAST(p.workflow AS VARCHAR) AS workflow,
  CAST(p.risk_class AS VARCHAR) AS risk_class,
  CAST(p.old_agent AS VARCHAR) AS old_agent,
  CAST(p.old_workflow AS VARCHAR) AS old_workflow,
  epoch_ms(p.first_time) AS began
FROM pairs p
LEFT JOIN shared_releases r ON r.agent = p.agent AND r.workflow = p.workflow AND r.risk_class = p.risk_class
  AND r.old_agent = p.old_agent AND r.old_workflow = p.old_workflow
LEFT JOIN shared_resources s ON s.agent = p.agent AND s.workflow = p.workflow AND s.risk_class = p.risk_class
  AND s.old_agent = p.old_agent AND s.old_workflow = p.old_workflow
LEFT JOIN resource_counts c ON c.agent = p.agent AND c.workflow = p.workflow AND c.risk_class = p.risk_class
WHERE (p.agent = p.old_agent OR r.agent IS NOT NULL OR 2 * coalesce(s.n, 0) >= coalesce(c.n, 1))
  -- Names that begin together are two scopes from the start, unless they are alike.
  AND (p.is_alike OR p.first_time >= p.old_first_time + INTERVAL 7 DAY)
ORDER BY agent, workflow, risk_class, old_agent, old_workflow
