-- Who gave the label that counts of each mature proposal to act: the record that says it of the decision or its finding,
-- from that time on.
, labelled AS (
  SELECT event_id, decision_id, coalesce(finding_uid, incident) AS finding, agent, workflow, risk_class, label_rank,
    CAST(verdict AS VARCHAR) AS said, label_time
  FROM slice
  WHERE is_action AND is_production AND is_mature AND label_rank > 0 AND warranted IS NOT NULL
),
given AS (
  SELECT l.*, v.reviewer, v.reviewer_group, v.event_id AS label
  FROM labelled AS l JOIN audit_events AS v ON v.decision_id = l.decision_id
  WHERE v.kind = 'verdict' AND CAST(v.verdict AS VARCHAR) = l.said
    AND acts_from(v.time, v.logged_time) = l.label_time
  UNION ALL
  SELECT l.*, v.reviewer, v.reviewer_group, v.event_id
  FROM labelled AS l JOIN audit_events AS v ON v.finding_uid = l.finding
  WHERE v.kind = 'verdict' AND v.decision_id IS NULL AND CAST(v.verdict AS VARCHAR) = l.said
    AND acts_from(v.time, v.logged_time) = l.label_time
),
one_each AS (
  SELECT * FROM given QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY label) = 1
)
SELECT
  CAST(agent AS VARCHAR) AS agent, CAST(workflow AS VARCHAR) AS workflow, CAST(risk_class AS VARCHAR) AS risk_class,
  CAST(label_rank AS DOUBLE) AS label_rank, reviewer AS author, reviewer_group AS author_group,
  CAST(count(*) AS DOUBLE) AS labels
FROM one_each
GROUP BY agent, workflow, risk_class, label_rank, reviewer, reviewer_group
ORDER BY agent, workflow, risk_class, label_rank, author NULLS LAST, author_group NULLS LAST
