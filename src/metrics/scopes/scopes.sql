-- Each agent on each workflow and risk class, with the release of its latest decision.
, ranked AS (
  SELECT agent, workflow, risk_class, release, min(time) AS first_seen, max(time) AS last_seen,
    count(*) AS decisions
  FROM slice
  GROUP BY agent, workflow, risk_class, release
),
releases AS (
  SELECT *,
    row_number() OVER (PARTITION BY agent, workflow, risk_class ORDER BY first_seen, CAST(release AS VARCHAR)) AS release_index,
    row_number() OVER (PARTITION BY agent, workflow, risk_class ORDER BY last_seen DESC, CAST(release AS VARCHAR) DESC) AS recency
  FROM ranked
),
current_release AS (SELECT * FROM releases WHERE recency = 1),
-- When each release up to the current one decided last, in the order in which they began.
ends AS (
  SELECT c.agent, c.workflow, c.risk_class, list(CAST(epoch_ms(r.last_seen) AS DOUBLE) ORDER BY r.release_index) AS ends
  FROM current_release c
  JOIN releases r ON r.agent = c.agent AND r.workflow = c.workflow AND r.risk_class = c.risk_class
    AND r.release_index <= c.release_index
  GROUP BY c.agent, c.workflow, c.risk_class
),
besides AS (
  SELECT c.agent, c.workflow, c.risk_class, list(CAST(r.release AS VARCHAR) ORDER BY CAST(r.release AS VARCHAR)) AS names
  FROM current_release c
  JOIN releases r ON r.agent = c.agent AND r.workflow = c.workflow AND r.risk_class = c.risk_class
    AND r.release <> c.release AND r.last_seen >= c.first_seen
  GROUP BY c.agent, c.workflow, c.risk_class
),
totals AS (
  SELECT agent, workflow, risk_class,
    count(*) AS decisions,
    count(*) FILTER (WHERE is_proposal) AS proposals,
    count(*) FILTER (WHERE is_action) AS actions,
    count(DISTINCT incident_key) AS incidents,
    count(DISTINCT incident_key) FILTER (WHERE incident_age_days < 28) AS recent_incidents,
    max(incident_age_days) AS oldest_days,
    arg_max(mode, (time, event_id)) AS latest_mode,
    arg_max(agent_role, (time, event_id)) AS latest_role
  FROM slice
  GROUP BY agent, workflow, risk_class
)
SELECT
  CAST(t.agent AS VARCHAR) AS agent,
  CAST(t.workflow AS VARCHAR) AS workflow,
  CAST(t.risk_class AS VARCHAR) AS risk_class,
  CAST(c.release AS VARCHAR) AS release,
  e.ends AS release_ends,
  coalesce(b.names, []) AS besides,
  CAST(t.latest_mode AS VARCHAR) AS mode,
  CAST(t.latest_role AS VARCHAR) AS role,
  CAST(t.decisions AS DOUBLE) AS decisions,
  CAST(t.proposals AS DOUBLE) AS proposals,
  CAST(t.actions AS DOUBLE) AS actions,
  CAST(t.incidents AS DOUBLE) AS incidents,
  CAST(c.decisions AS DOUBLE) AS release_decisions,
  epoch_ms(c.first_seen) AS release_since,
  CAST(t.recent_incidents AS DOUBLE) / (greatest(7, least(28, t.oldest_days)) / 7) AS incidents_per_week
FROM totals t
JOIN current_release c ON c.agent = t.agent AND c.workflow = t.workflow AND c.risk_class = t.risk_class
JOIN ends e ON e.agent = t.agent AND e.workflow = t.workflow AND e.risk_class = t.risk_class
LEFT JOIN besides b ON b.agent = t.agent AND b.workflow = t.workflow AND b.risk_class = t.risk_class
ORDER BY agent, workflow, risk_class
