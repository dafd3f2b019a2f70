-- Step 1: the decision_id. Step 2: the trace and the span.
CREATE OR REPLACE TEMP TABLE review_joins AS
WITH by_id AS (
  SELECT r.review, c.row AS named, c.counts_as AS row, 1 AS step
  FROM human_reviews AS r JOIN countable AS c ON c.decision_id = r.decision_id
),
by_span AS (
  SELECT r.review, c.row AS named, c.counts_as AS row, 2 AS step
  FROM human_reviews AS r
  JOIN countable AS c ON c.trace_id = r.trace_id AND c.span_id = r.span_id
  WHERE r.review NOT IN (SELECT review FROM by_id)
  QUALIFY row_number() OVER (PARTITION BY r.review ORDER BY c.time, c.event_id) = 1
)
SELECT * FROM by_id UNION ALL SELECT * FROM by_span
