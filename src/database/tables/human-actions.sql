-- Every review that counts, with the class it ends in and the slice of the decision it is about.
-- A review without a decision keeps its own action, time and environment; a missing environment is production.
CREATE TABLE human_actions AS
SELECT
  c.event_id AS review_event_id,
  coalesce(f.decision_id, c.decision_id) AS decision_id,
  f.incident_key,
  coalesce(f.time, c.time) AS time,
  c.time AS decided_time,
  coalesce(f.week, week_of(c.time)) AS week,
  c.reviewer,
  CAST(coalesce(c.reviewer_group, '(none)') AS reviewer_group_word) AS reviewer_group,
  CAST(c.outcome AS outcome_word) AS outcome,
  CAST(coalesce(c.human_category, '(none)') AS category_word) AS human_category,
  CAST(c.step AS TINYINT) AS match_step,
  CAST(c.match_class AS match_word) AS match_class,
  CASE WHEN f.event_id IS NULL
    THEN CAST(coalesce(c.environment, 'production') AS environment_word) ELSE f.environment END AS environment,
  coalesce(f.is_production, coalesce(c.environment, 'production') = 'production') AS is_production,
  CASE WHEN f.event_id IS NULL THEN CAST(coalesce(c.human_category, '(none)') AS category_word)
    ELSE f.action_category END AS action_category,
  coalesce(f.agent, '(none)') AS agent,
  coalesce(f.release, '(none)') AS release,
  coalesce(f.workflow, '(none)') AS workflow,
  coalesce(f.risk_level, '(none)') AS risk_level,
  coalesce(f.criticality, '(none)') AS criticality,
  coalesce(f.risk_class, 'high') AS risk_class,
  coalesce(f.mode, '(none)') AS mode,
  coalesce(f.label_basis, '(none)') AS label_basis,
  coalesce(f.label_rank, 0) AS label_rank,
  CAST(CASE
    WHEN c.saw_agent_output THEN 'advised'
    WHEN NOT c.saw_agent_output THEN 'blind'
    ELSE 'unknown' END AS visibility_word) AS visibility,
  (epoch_ms(coalesce(f.as_of, k.as_of)) - epoch_ms(coalesce(f.time, c.time))) / 86400000.0 AS age_days
FROM counted_reviews AS c
CROSS JOIN clock AS k
LEFT JOIN facts AS f
  ON f.event_id = c.decision_event AND f.file = c.decision_file AND f.line = c.decision_line
ORDER BY c.time, c.event_id
