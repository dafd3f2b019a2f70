-- As current-release.sql, with the release that began before the current one in each scope; no row where it is the first.
WITH in_view AS (
  SELECT * FROM facts WHERE {where}
),
begun AS (
  SELECT agent, workflow, risk_class, release,
    row_number() OVER (PARTITION BY agent, workflow, risk_class ORDER BY min(time), CAST(release AS VARCHAR)) AS place,
    row_number() OVER (
      PARTITION BY agent, workflow, risk_class ORDER BY max(time) DESC, CAST(release AS VARCHAR) DESC
    ) AS recency
  FROM in_view
  GROUP BY agent, workflow, risk_class, release
),
scopes AS (
  SELECT b.agent, b.workflow, b.risk_class, b.release,
    row_number() OVER (ORDER BY CAST(b.agent AS VARCHAR), CAST(b.workflow AS VARCHAR), CAST(b.risk_class AS VARCHAR)) AS scope
  FROM begun b
  JOIN begun c ON c.agent = b.agent AND c.workflow = b.workflow AND c.risk_class = b.risk_class
    AND c.recency = 1 AND b.place = c.place - 1
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
