-- One review of each person on each decision, compared with what the agent proposed. Who decides again after a first
-- decision does not make it look better: the least flattering counts, then the first. An override stays whoever
-- replaces it. Reviews that found no decision are step 4. `is_late`: recorded after the outcome was known, which shows
-- nothing of the person's own judgement.
CREATE OR REPLACE TEMP TABLE counted_reviews AS
WITH known_outcomes AS (
  SELECT coalesce(r.counts_as, l.row) AS row, min(l.acts) AS known
  FROM labels AS l LEFT JOIN repeats AS r ON r.row = l.row
  WHERE l.is_final AND l.verdict IN ('true_positive', 'benign_positive', 'false_positive')
  GROUP BY ALL
),
keyed AS (
  SELECT h.review, h.is_own, j.row, coalesce(j.step, 4) AS step, coalesce(h.known > k.known, false) AS is_late,
    coalesce(h.replaced_time <= coalesce(k.known, h.replaced_time), false) AS is_withdrawn,
    CASE WHEN j.row IS NULL THEN hash(coalesce(h.decision_id, ''), coalesce(h.reviewer, ''),
        CASE WHEN h.decision_id IS NULL THEN h.event_id END)
      ELSE hash(j.row, coalesce(h.reviewer, '')) END AS place
  FROM human_reviews AS h
  LEFT JOIN review_joins AS j ON j.review = h.review
  LEFT JOIN known_outcomes AS k ON k.row = j.row
  WHERE NOT (h.is_replaced AND j.row IS NULL)
),
compared AS (
  SELECT
    k.review, k.is_own, k.row, k.step, k.is_late, k.is_withdrawn, k.place, l.event_id, l.time, l.outcome, l.reviewer, l.reviewer_group,
    l.reason_code, l.shown_time, l.saw_agent_output, l.sampling_probability, l.environment, l.decision_id,
    d.event_id AS decision_event, d.file AS decision_file, d.line AS decision_line,
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
),
judged AS (
  SELECT
    * EXCLUDE (own_target, human_resource, same_target, is_late, is_withdrawn, is_own),
    coalesce(is_override(outcome, agent_category, human_category, same_target), false) AS is_override,
    is_late AND NOT coalesce(is_override(outcome, agent_category, human_category, same_target), false) AS is_late,
    comparison(outcome, agent_category, human_category, same_target) AS match
  FROM (
    SELECT *, human_resource IS NULL OR coalesce(own_target = human_resource, false) AS same_target
    FROM compared
  )
  -- Of what the agent or a program says an override alone stays, like that of somebody who was replaced.
  WHERE NOT (is_withdrawn OR is_own) OR coalesce(is_override(outcome, agent_category, human_category, same_target), false)
),
shared_places AS (SELECT place FROM keyed GROUP BY place HAVING count(*) > 1),
first_places AS (
  SELECT * FROM judged WHERE place NOT IN (SELECT place FROM shared_places)
  UNION ALL
  SELECT * FROM judged WHERE place IN (SELECT place FROM shared_places)
  QUALIFY row_number() OVER (
    PARTITION BY place
    ORDER BY is_late, is_override DESC, is_decision(outcome) DESC, severity_of_outcome(outcome) DESC, time, event_id
  ) = 1
)
SELECT
  * EXCLUDE (place, match),
  CASE WHEN row IS NULL THEN 'human_only' WHEN is_late THEN 'unresolved' ELSE match END AS match_class
FROM first_places
