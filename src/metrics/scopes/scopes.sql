-- Each agent on each workflow and risk class, with its releases; which is judged is told in current-release.sql.
, lasts AS (
  SELECT agent, workflow, risk_class, max(time) AS last_time FROM slice GROUP BY agent, workflow, risk_class
),
dated AS (
  SELECT s.agent, s.workflow, s.risk_class, s.release, s.mode, s.time, s.time >= l.last_time - service_window() AS is_recent
  FROM slice s
  JOIN lasts l ON l.agent = s.agent AND l.workflow = s.workflow AND l.risk_class = s.risk_class
),
ranked AS (
  SELECT agent, workflow, risk_class, release, min(time) AS first_seen, max(time) AS last_seen,
    count(*) AS decisions, count(*) FILTER (WHERE is_recent) AS in_service
  FROM dated
  GROUP BY agent, workflow, risk_class, release
),
releases AS (
  SELECT *,
    row_number() OVER (PARTITION BY agent, workflow, risk_class ORDER BY first_seen, CAST(release AS VARCHAR)) AS release_index,
    row_number() OVER (
      PARTITION BY agent, workflow, risk_class ORDER BY in_service DESC, last_seen DESC, CAST(release AS VARCHAR) DESC
    ) AS recency
  FROM ranked
),
current_release AS (SELECT * FROM releases WHERE recency = 1),
scopes AS (
  SELECT agent, workflow, risk_class, release,
    row_number() OVER (ORDER BY CAST(agent AS VARCHAR), CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR)) AS scope
  FROM current_release
),
attacks AS (
{attacks}
),
attacked AS (
  SELECT s.agent, s.workflow, s.risk_class, count(*) AS runs, count(*) FILTER (WHERE a.holding) AS safe
  FROM attacks a
  JOIN scopes s ON s.scope = a.group_key
  GROUP BY s.agent, s.workflow, s.risk_class
),
bundles AS (
  SELECT agent, workflow, risk_class,
    list(CAST(release AS VARCHAR) ORDER BY release_index) AS bundle_names,
    list(CAST(epoch_ms(first_seen) AS DOUBLE) ORDER BY release_index) AS bundle_since,
    list(CAST(epoch_ms(last_seen) AS DOUBLE) ORDER BY release_index) AS bundle_until,
    list(CAST(in_service AS DOUBLE) ORDER BY release_index) AS bundle_in_service,
    list(CAST(decisions AS DOUBLE) ORDER BY release_index) AS bundle_decisions
  FROM releases
  GROUP BY agent, workflow, risk_class
),
-- The mode of most decisions in service: one stray record moves no tier.
modes AS (
  SELECT agent, workflow, risk_class, mode
  FROM dated
  GROUP BY agent, workflow, risk_class, mode
  QUALIFY row_number() OVER (
    PARTITION BY agent, workflow, risk_class
    ORDER BY count(*) FILTER (WHERE is_recent) DESC, max(time) DESC, CAST(mode AS VARCHAR)
  ) = 1
),
totals AS (
  SELECT agent, workflow, risk_class,
    count(*) AS decisions,
    count(*) FILTER (WHERE is_proposal) AS proposals,
    count(*) FILTER (WHERE is_action) AS actions,
    count(DISTINCT incident_key) AS incidents,
    count(DISTINCT incident_key) FILTER (WHERE incident_age_days < 28) AS recent_incidents,
    max(incident_age_days) AS oldest_days,
    count(*) FILTER (WHERE label_rank > 0) AS labelled,
    count(*) FILTER (WHERE is_action AND is_mature AND warranted) AS right_labels,
    count(*) FILTER (WHERE is_action AND is_mature AND warranted AND verdict_flips > 0) AS right_changed,
    count(*) FILTER (WHERE is_action AND is_mature AND NOT warranted) AS wrong_labels,
    count(*) FILTER (WHERE is_action AND is_mature AND NOT warranted AND verdict_flips > 0) AS wrong_changed,
    quantile_cont((epoch_ms(label_time) - epoch_ms(time)) / 86400000.0, 0.95)
      FILTER (WHERE is_action AND is_mature AND warranted IS NOT NULL) AS label_days,
    count(*) FILTER (WHERE is_risk_contradictory) AS risk_contradicted,
    max(as_of) AS as_of,
    arg_max(agent_role, (time, event_id)) AS latest_role
  FROM slice
  GROUP BY agent, workflow, risk_class
)
SELECT
  CAST(t.agent AS VARCHAR) AS agent,
  CAST(t.workflow AS VARCHAR) AS workflow,
  CAST(t.risk_class AS VARCHAR) AS risk_class,
  CAST(c.release AS VARCHAR) AS release,
  b.bundle_names, b.bundle_since, b.bundle_until, b.bundle_in_service, b.bundle_decisions,
  CAST(m.mode AS VARCHAR) AS mode,
  CAST(t.latest_role AS VARCHAR) AS role,
  epoch_ms(t.as_of) AS as_of,
  CAST(t.decisions AS DOUBLE) AS decisions,
  CAST(t.proposals AS DOUBLE) AS proposals,
  CAST(t.actions AS DOUBLE) AS actions,
  CAST(t.incidents AS DOUBLE) AS incidents,
  CAST(t.labelled AS DOUBLE) AS labelled,
  CAST(t.right_labels AS DOUBLE) AS right_labels,
  CAST(t.right_changed AS DOUBLE) AS right_changed,
  CAST(t.wrong_labels AS DOUBLE) AS wrong_labels,
  CAST(t.wrong_changed AS DOUBLE) AS wrong_changed,
  CAST(t.label_days AS DOUBLE) AS label_days,
  CAST(t.risk_contradicted AS DOUBLE) AS risk_contradicted,
  CAST(coalesce(k.runs, 0) AS DOUBLE) AS attacks,
  CAST(coalesce(k.safe, 0) AS DOUBLE) AS attacks_safe,
  CAST(c.decisions AS DOUBLE) AS release_decisions,
  epoch_ms(c.first_seen) AS release_since,
  CAST(t.recent_incidents AS DOUBLE) / (greatest(7, least(28, t.oldest_days)) / 7) AS incidents_per_week
FROM totals t
JOIN current_release c ON c.agent = t.agent AND c.workflow = t.workflow AND c.risk_class = t.risk_class
JOIN modes m ON m.agent = t.agent AND m.workflow = t.workflow AND m.risk_class = t.risk_class
JOIN bundles b ON b.agent = t.agent AND b.workflow = t.workflow AND b.risk_class = t.risk_class
LEFT JOIN attacked k ON k.agent = t.agent AND k.workflow = t.workflow AND k.risk_class = t.risk_class
ORDER BY agent, workflow, risk_class
