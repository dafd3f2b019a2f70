-- The release that each agent × workflow × risk class decided with last.
WITH in_view AS (
  SELECT * FROM facts WHERE {where}
),
ranked AS (
  SELECT agent, workflow, risk_class, release,
    row_number() OVER (
      PARTITION BY agent, workflow, risk_class ORDER BY max(time) DESC, CAST(release AS VARCHAR) DESC
    ) AS recency
  FROM in_view
  GROUP BY agent, workflow, risk_class, release
),
scopes AS (
  SELECT agent, workflow, risk_class, release,
    row_number() OVER (ORDER BY CAST(agent AS VARCHAR), CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR)) AS scope
  FROM ranked
  WHERE recency = 1
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
  JOIN scopes s
    ON s.agent = f.agent AND s.workflow = f.workflow AND s.risk_class = f.risk_class AND s.release = f.release
)
