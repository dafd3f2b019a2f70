-- As current-release.sql, with the decisions of every release of a scope: for what watches an agent, not a bundle.
WITH in_view AS (
  SELECT * FROM facts WHERE {where}
),
scopes AS (
  SELECT agent, workflow, risk_class, arg_max(release, (time, CAST(release AS VARCHAR))) AS release,
    row_number() OVER (ORDER BY CAST(agent AS VARCHAR), CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR)) AS scope
  FROM in_view
  GROUP BY agent, workflow, risk_class
),
slice AS (
  SELECT
    s.scope AS group_key,
    f.age_days >= ? AS is_mature,
    f.label_rank >= ? AS is_label_counted,
    CASE WHEN f.label_rank >= ? THEN f.warranted END AS truth,
    CAST(? AS DOUBLE) AS lag_days,
    f.*
  FROM in_view f
  JOIN scopes s ON s.agent = f.agent AND s.workflow = f.workflow AND s.risk_class = f.risk_class
)
