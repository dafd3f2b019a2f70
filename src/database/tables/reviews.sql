-- Reviews that nothing replaced. A review cannot replace a later one, itself, or the review that replaces it:
-- in a loop the links against time are ignored, so that none is lost.
CREATE OR REPLACE TEMP TABLE standing_reviews AS
WITH replacing AS (
  SELECT event_id, time, supersedes FROM audit_events WHERE kind = 'review' AND supersedes IS NOT NULL
),
replaced AS (
  SELECT old.rowid AS review
  FROM replacing AS new JOIN audit_events AS old ON old.event_id = new.supersedes
  WHERE old.kind = 'review'
    AND (new.time > old.time OR (new.time = old.time AND new.event_id > old.event_id))
)
SELECT rowid AS review, event_id, time, decision_id, finding_uid, trace_id, span_id, environment,
  outcome, reviewer, action_name, action_category, resource_uid
FROM audit_events
WHERE kind = 'review' AND rowid NOT IN (SELECT review FROM replaced)
