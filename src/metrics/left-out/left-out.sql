-- Acts that left a gate's count by a word of the agent or of whoever labels, and that other readings put back: the first
-- of each word, and how many there are.
WITH acts AS (
  SELECT f.*
  FROM facts AS f JOIN facts_readings AS r ON r.event_id = f.event_id
  WHERE r.reading = 2
),
marked AS (
  SELECT
    file, line, event_id, decision_id,
    CASE
      WHEN unadjudicable = 'duplicate' THEN 'labelled_duplicate'
      WHEN unadjudicable = 'test' THEN 'labelled_test'
      WHEN environment <> 'production' THEN 'test_in_production'
      WHEN NOT is_production THEN 'scenario'
      WHEN is_error THEN 'error'
      WHEN is_abstention THEN 'abstained'
      WHEN NOT is_action THEN 'harmless_category'
      ELSE 'other_target' END AS reason
  FROM acts
)
SELECT
  reason, CAST(count(*) OVER (PARTITION BY reason) AS DOUBLE) AS count,
  file, line, event_id, decision_id
FROM marked
QUALIFY row_number() OVER (PARTITION BY reason ORDER BY file, line, event_id) <= 20
ORDER BY reason, file, line, event_id
