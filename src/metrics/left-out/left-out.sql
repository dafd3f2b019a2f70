-- Acts that leave a gate's count by a word of the agent or of whoever labels: the first of each, and how many there are.
WITH acts AS (
  SELECT f.*, d.finding_uid, d.resource_uid
  FROM facts f JOIN decisions d ON d.event_id = f.event_id
  WHERE f.action_category IN ('isolate', 'evict', 'restore', 'harden', 'deceive')
    AND (f.unadjudicable IN ('duplicate', 'test') OR f.is_error OR f.is_abstention OR NOT f.is_production)
),
marked AS (
  SELECT 'labelled_duplicate' AS reason, file, line, event_id, decision_id FROM acts WHERE unadjudicable = 'duplicate'
  UNION ALL
  SELECT 'labelled_test', file, line, event_id, decision_id FROM acts WHERE unadjudicable = 'test'
  UNION ALL
  SELECT 'error', file, line, event_id, decision_id FROM acts WHERE is_error AND is_production
  UNION ALL
  SELECT 'abstained', file, line, event_id, decision_id FROM acts WHERE is_abstention AND is_production
  UNION ALL
  SELECT 'scenario', file, line, event_id, decision_id FROM acts
  WHERE environment = 'production' AND NOT is_production
  UNION ALL
  SELECT 'test_in_production', file, line, event_id, decision_id FROM acts
  WHERE environment <> 'production' AND (
    resource_uid IN (SELECT resource_uid FROM decisions WHERE environment = 'production' AND scenario_id IS NULL)
    OR finding_uid IN (SELECT finding_uid FROM decisions WHERE environment = 'production' AND scenario_id IS NULL)
    OR decision_id IN (
      SELECT decision_id FROM audit_events
      WHERE environment = 'production' AND kind IN ('review', 'execution', 'verdict')
    )
  )
)
SELECT
  reason, CAST(count(*) OVER (PARTITION BY reason) AS DOUBLE) AS count,
  file, line, event_id, decision_id
FROM marked
QUALIFY row_number() OVER (PARTITION BY reason ORDER BY file, line, event_id) <= 20
ORDER BY reason, file, line, event_id
