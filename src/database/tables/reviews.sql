-- What people decided, and what the agent or a program refused: a name must not make an override go away.
-- `replaced_by` is the review that replaced it: a review cannot replace a later one, itself, or
-- the review that replaces it; in a loop the links against time are ignored, so that none is lost.
CREATE OR REPLACE TEMP TABLE human_reviews AS
WITH replacing AS (
  SELECT event_id, time, supersedes, reviewer, acts_from(time, logged_time) AS known
  FROM audit_events WHERE kind = 'review' AND supersedes IS NOT NULL
),
replaced AS (
  SELECT old.rowid AS review,
    -- Only another person replaces a decision; the same one, or nobody known, thinks again.
    min(new.known) FILTER (new.reviewer <> old.reviewer) AS replaced_time
  FROM replacing AS new JOIN audit_events AS old ON old.event_id = new.supersedes
  WHERE old.kind IN ('review', 'own_review')
    AND (new.time > old.time OR (new.time = old.time AND new.event_id > old.event_id))
  GROUP BY old.rowid
)
SELECT a.rowid AS review, a.event_id, a.time, a.decision_id, a.finding_uid, a.trace_id, a.span_id, a.environment,
  a.outcome, a.reviewer, a.action_name, a.action_category, a.resource_uid,
  acts_from(a.time, a.logged_time) AS known,
  r.review IS NOT NULL AS is_replaced, r.replaced_time, a.kind = 'own_review' AS is_own
FROM audit_events AS a
LEFT JOIN replaced AS r ON r.review = a.rowid
WHERE a.kind = 'review' OR (a.kind = 'own_review' AND a.outcome IN ('reject', 'override', 'modify'))
