WITH chosen AS (
  SELECT review_event_id, decision_id, decided_time, reviewer, outcome, human_category, match_step
  FROM human_actions
  WHERE {where} AND match_class = ?
  ORDER BY decided_time DESC, review_event_id
  LIMIT 200
), decisions AS (
  SELECT decision_id, min(event_id) AS decision_event_id
  FROM facts
  WHERE decision_id IN (SELECT decision_id FROM chosen)
  GROUP BY decision_id
)
SELECT
  c.review_event_id,
  c.decision_id,
  d.decision_event_id,
  epoch_ms(c.decided_time) AS at,
  c.reviewer,
  CAST(c.outcome AS VARCHAR) AS outcome,
  CAST(c.human_category AS VARCHAR) AS human_category,
  coalesce(c.match_step, 4) AS match_step
FROM chosen AS c
LEFT JOIN decisions AS d ON d.decision_id = c.decision_id
ORDER BY c.decided_time DESC, c.review_event_id
