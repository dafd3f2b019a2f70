-- The clock of each scope: the latest time of its own decisions and labels, at most 7 days past the latest day that
-- 1 % of them, and three, reach, and never past the latest plausible time. One stray date makes nothing old.
CREATE OR REPLACE TEMP TABLE scope_clocks AS
WITH moments AS (
  SELECT
    agent_uid, coalesce(workflow, '(none)') AS workflow,
    risk_class_of(risk_level, severity, reversibility, criticality, blast_count) AS class,
    time
  FROM decisions
  UNION ALL
  SELECT
    d.agent_uid, coalesce(d.workflow, '(none)'),
    risk_class_of(d.risk_level, d.severity, d.reversibility, d.criticality, d.blast_count),
    l.acts
  FROM labels AS l JOIN decisions AS d ON d.rowid = l.row
),
days AS (
  SELECT agent_uid, workflow, class, date_trunc('day', time) AS day, count(*) AS n, max(time) AS latest
  FROM moments
  GROUP BY ALL
),
reached AS (
  SELECT
    agent_uid, workflow, class, day, latest,
    sum(n) OVER (PARTITION BY agent_uid, workflow, class ORDER BY day DESC) AS reaching,
    sum(n) OVER (PARTITION BY agent_uid, workflow, class) AS total
  FROM days
)
SELECT
  agent_uid, workflow, class,
  least(
    max(latest), any_value(c.as_of),
    max(day) FILTER (reaching >= greatest(3, total / 100)) + INTERVAL 7 DAY
  ) AS as_of
FROM reached CROSS JOIN clock AS c
GROUP BY agent_uid, workflow, class
