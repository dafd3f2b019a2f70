-- Reviews that nothing replaced. A review cannot replace a later one, itself, or the review that replaces it:
-- in a loop the links against time are ignored, so that none is lost.
CREATE OR REPLACE TABLE standing_reviews AS
WITH reviews AS (SELECT rowid AS review, * FROM audit_events WHERE kind = 'review'),
replaced AS (
  SELECT old.review
  FROM reviews AS new JOIN reviews AS old ON old.event_id = new.supersedes
  WHERE new.time > old.time OR (new.time = old.time AND new.event_id > old.event_id)
)
SELECT * FROM reviews WHERE review NOT IN (SELECT review FROM replaced)
