-- Labels that say right or wrong of proposals to act, by who gave them: by the decision, else by its finding.
, spoken AS (
  SELECT s.event_id, s.agent, s.workflow, s.risk_class, s.incident_key, v.basis, v.blind, v.reviewer, v.verdict <> 'true_positive' AS is_wrong,
    acts_from(v.time, v.logged_time) AS acts, v.event_id AS label
  FROM slice AS s JOIN audit_events AS v ON v.decision_id = s.decision_id
  WHERE s.is_action AND s.is_production AND v.kind = 'verdict' AND coalesce(v.final, true)
    AND v.verdict IN ('true_positive', 'benign_positive', 'false_positive')
    AND coalesce(v.environment, 'production') = 'production'
  UNION ALL
  SELECT s.event_id, s.agent, s.workflow, s.risk_class, s.incident_key, v.basis, v.blind, v.reviewer, v.verdict <> 'true_positive',
    acts_from(v.time, v.logged_time), v.event_id
  FROM slice AS s JOIN audit_events AS v ON v.finding_uid = s.finding_uid
  WHERE s.is_action AND s.is_production AND v.kind = 'verdict' AND coalesce(v.final, true)
    AND v.decision_id IS NULL
    AND v.verdict IN ('true_positive', 'benign_positive', 'false_positive')
    AND coalesce(v.environment, 'production') = 'production'
),
-- The latest of each source.
latest AS (
  SELECT event_id, agent, workflow, risk_class, incident_key, CAST(basis AS VARCHAR) AS basis, blind, reviewer, is_wrong
  FROM spoken
  QUALIFY row_number() OVER (PARTITION BY event_id, basis ORDER BY acts DESC, label DESC) = 1
),
first_reader AS (SELECT * FROM latest WHERE basis = 'analyst_of_record'),
second_reader AS (SELECT * FROM latest WHERE basis = 'second_analyst'),
closed AS (SELECT * FROM latest WHERE basis = 'closed_classification'),
better AS (SELECT * FROM latest WHERE basis = 'incident_review'),
-- What would count if the better source had not spoken.
own AS (
  SELECT b.event_id, b.agent, b.workflow, b.risk_class, b.incident_key, b.is_wrong AS truly_wrong,
    coalesce(second_reader.is_wrong, first_reader.is_wrong, closed.is_wrong) AS is_wrong
  FROM better AS b
  LEFT JOIN second_reader ON second_reader.event_id = b.event_id
  LEFT JOIN first_reader ON first_reader.event_id = b.event_id
  LEFT JOIN closed ON closed.event_id = b.event_id
),
pairs AS (
  -- A second reader who had seen the agent's output, or is the first, is no second reader.
  SELECT 'second' AS pair, a.agent, a.workflow, a.risk_class, a.incident_key, a.is_wrong <> b.is_wrong AS hit
  FROM first_reader AS a JOIN second_reader AS b ON b.event_id = a.event_id
  WHERE coalesce(b.blind, false) AND a.reviewer IS DISTINCT FROM b.reviewer
  UNION ALL
  SELECT CASE WHEN truly_wrong THEN 'wrong' ELSE 'right' END, agent, workflow, risk_class, incident_key, is_wrong = truly_wrong
  FROM own WHERE is_wrong IS NOT NULL
),
-- Of each scope, and of all together.
per_incident AS (
  SELECT pair, CAST(agent AS VARCHAR) AS agent, CAST(workflow AS VARCHAR) AS workflow,
    CAST(risk_class AS VARCHAR) AS risk_class, count(*) AS m, count(*) FILTER (WHERE hit) AS e
  FROM pairs GROUP BY pair, agent, workflow, risk_class, incident_key
  UNION ALL
  SELECT pair, NULL, NULL, NULL, count(*), count(*) FILTER (WHERE hit) FROM pairs GROUP BY pair, incident_key
)
SELECT
  pair, agent, workflow, risk_class,
  {sums}
FROM per_incident
GROUP BY pair, agent, workflow, risk_class
ORDER BY agent NULLS FIRST, workflow, risk_class, pair
