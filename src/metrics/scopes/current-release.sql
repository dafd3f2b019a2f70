-- The release that each agent × workflow × risk class is judged at: the one that decided most in the weeks in which a
-- release is taken to be in service. One that came last by a stray record judges nothing.
WITH in_view AS NOT MATERIALIZED (
  SELECT * FROM facts WHERE {where}
),
lasts AS (
  SELECT agent, workflow, risk_class, max(time) AS last_time FROM in_view GROUP BY agent, workflow, risk_class
),
ranked AS (
  SELECT v.agent, v.workflow, v.risk_class, v.release,
    row_number() OVER (
      PARTITION BY v.agent, v.workflow, v.risk_class
      ORDER BY count(*) FILTER (WHERE v.time >= l.last_time - service_window()) DESC, max(v.time) DESC,
        CAST(v.release AS VARCHAR) DESC
    ) AS recency
  FROM in_view v
  JOIN lasts l ON l.agent = v.agent AND l.workflow = v.workflow AND l.risk_class = v.risk_class
  GROUP BY v.agent, v.workflow, v.risk_class, v.release
),
scopes AS MATERIALIZED (
  SELECT agent, workflow, risk_class, release,
    row_number() OVER (ORDER BY CAST(agent AS VARCHAR), CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR)) AS scope
  FROM ranked
  WHERE recency = 1
),
slice AS NOT MATERIALIZED (
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
