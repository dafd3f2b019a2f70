-- The latest standing review of each reviewer on each decision, compared with what the agent proposed.
-- Reviews that found no decision are step 4.
CREATE OR REPLACE TEMP TABLE counted_reviews AS
WITH keyed AS (
  SELECT r.review, r.time, r.event_id, j.row, coalesce(j.step, 4) AS step,
    CASE WHEN j.row IS NULL THEN hash(coalesce(r.decision_id, ''), coalesce(r.reviewer, ''),
        CASE WHEN r.decision_id IS NULL THEN r.event_id END)
      ELSE hash(j.row, coalesce(r.reviewer, '')) END AS place
  FROM standing_reviews AS r
  LEFT JOIN review_joins AS j ON j.review = r.review
),
shared_places AS (SELECT place FROM keyed GROUP BY place HAVING count(*) > 1),
older AS (
  SELECT review FROM keyed
  WHERE place IN (SELECT place FROM shared_places)
  QUALIFY row_number() OVER (PARTITION BY place ORDER BY time DESC, event_id DESC) > 1
),
compared AS (
  SELECT
    k.review, k.row, k.step, l.event_id, l.time, l.outcome, l.reviewer, l.reviewer_group,
    l.reason_code, l.shown_time, l.saw_agent_output, l.sampling_probability, l.environment, l.decision_id,
    d.file AS decision_file, d.line AS decision_line,
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
    CASE WHEN d.targets IS NULL THEN d.resource_uid WHEN len(d.targets) = 1 THEN d.targets[1] END AS own_target
  FROM keyed AS k
  JOIN audit_events AS l ON l.rowid = k.review
  LEFT JOIN decisions AS d ON d.rowid = k.row
  WHERE k.review NOT IN (SELECT review FROM older)
)
SELECT
  * EXCLUDE (own_target, human_resource),
  CASE WHEN row IS NULL THEN 'human_only'
    ELSE comparison(outcome, agent_category, human_category, same_target) END AS match_class,
  coalesce(is_override(outcome, agent_category, human_category, same_target), false) AS is_override
FROM (
  SELECT *, human_resource IS NULL OR coalesce(own_target = human_resource, false) AS same_target
  FROM compared
)
