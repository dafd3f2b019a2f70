-- Step 3: reviews without an id and the proposals they may be about.
CREATE OR REPLACE TEMP TABLE near_pairs AS
SELECT
  r.review, c.row, r.event_id AS review_id, c.event_id AS decision_event,
  abs(epoch_ms(r.time) - epoch_ms(c.time)) AS distance
FROM human_reviews AS r
JOIN countable AS c
  ON c.finding_uid = r.finding_uid AND c.action_name = r.action_name AND c.resource_uid = r.resource_uid
WHERE r.decision_id IS NULL AND NOT r.is_replaced
  AND r.review NOT IN (SELECT review FROM review_joins)
  AND c.row = c.counts_as
  AND c.row NOT IN (SELECT row FROM review_joins)
  AND r.time BETWEEN c.time - join_window() AND c.time + join_window()
