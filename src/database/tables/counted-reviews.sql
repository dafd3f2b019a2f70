-- The latest standing review of each reviewer on each decision, compared with what the agent proposed.
-- Reviews that found no decision are step 4.
CREATE OR REPLACE TABLE counted_reviews AS
WITH latest AS (
  SELECT r.*, j.row, j.step
  FROM standing_reviews AS r
  LEFT JOIN review_joins AS j ON j.review = r.review
  QUALIFY row_number() OVER (
    PARTITION BY
      coalesce(CAST(j.row AS VARCHAR), ''),
      CASE WHEN j.row IS NULL THEN coalesce('decision ' || r.decision_id, 'event ' || r.event_id) END,
      coalesce(r.reviewer, '')
    ORDER BY r.time DESC, r.event_id DESC
  ) = 1
),
compared AS (
  SELECT
    l.review, l.row, coalesce(l.step, 4) AS step, l.event_id, l.time, l.outcome, l.reviewer, l.reviewer_group,
    l.reason_code, l.shown_time, l.saw_agent_output, l.sampling_probability, l.environment, l.decision_id,
    d.environment AS decision_environment,
    CASE WHEN d.abstained OR d.error_type IS NOT NULL THEN 'none' ELSE d.action_category END AS agent_category,
    CASE l.outcome
      WHEN 'modify' THEN l.modified_category
      WHEN 'override' THEN coalesce(l.modified_category, l.action_category)
      WHEN 'reject' THEN 'none'
      WHEN 'approve' THEN coalesce(l.action_category, d.action_category)
      ELSE l.action_category END AS human_category,
    CASE
      WHEN l.outcome = 'modify' THEN l.modified_resource
      WHEN l.outcome = 'override' THEN coalesce(l.modified_resource, l.resource_uid)
      END AS human_resource,
    coalesce(d.targets, [d.resource_uid]) AS own_targets
  FROM latest AS l
  LEFT JOIN decisions AS d ON d.rowid = l.row
)
SELECT
  * EXCLUDE (own_targets, human_resource),
  CASE WHEN row IS NULL THEN 'human_only'
    ELSE comparison(outcome, agent_category, human_category, same_target) END AS match_class,
  coalesce(is_override(outcome, agent_category, human_category, same_target), false) AS is_override
FROM (
  SELECT *, human_resource IS NULL
    OR (len(own_targets) = 1 AND coalesce(own_targets[1] = human_resource, false)) AS same_target
  FROM compared
)
