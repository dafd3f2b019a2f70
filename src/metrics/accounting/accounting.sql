-- proposal: every agent proposal in exactly one class. ending: every decision in exactly one ending.
-- human: every human action in exactly one class. join_step: how each human action found its decision.
, humans AS (
  SELECT * FROM human_actions WHERE {where}
)
SELECT 'proposal' AS part, CAST(match_class AS VARCHAR) AS class, CAST(count(*) AS DOUBLE) AS n
FROM slice WHERE is_proposal GROUP BY match_class
UNION ALL
SELECT 'ending', ending, CAST(count(*) AS DOUBLE)
FROM (
  SELECT CASE
    WHEN is_duplicate THEN 'duplicate'
    WHEN is_error THEN 'agent_error'
    WHEN is_abstention THEN 'agent_refused'
    WHEN NOT is_proposal THEN 'nothing_proposed'
    WHEN policy_outcome = 'deny' THEN 'policy_denied'
    WHEN human_outcome = 'approve' THEN 'human_approved'
    WHEN human_outcome = 'modify' THEN 'human_changed'
    WHEN human_outcome = 'override' THEN 'human_replaced'
    WHEN human_outcome = 'reject' THEN 'human_held'
    WHEN human_outcome = 'abstain' THEN 'human_abstained'
    WHEN human_outcome = 'expire' THEN 'approval_expired'
    WHEN is_executed THEN 'executed_without_review'
    ELSE 'not_reviewed'
  END AS ending
  FROM slice
) AS endings
GROUP BY ending
UNION ALL
SELECT 'human', CAST(match_class AS VARCHAR), CAST(count(*) AS DOUBLE) FROM humans GROUP BY match_class
UNION ALL
SELECT 'join_step', CAST(coalesce(match_step, 4) AS VARCHAR), CAST(count(*) AS DOUBLE)
FROM humans GROUP BY coalesce(match_step, 4)
UNION ALL
SELECT 'total', 'decisions', CAST(count(*) AS DOUBLE) FROM slice
UNION ALL
SELECT 'total', 'proposals', CAST(count(*) FILTER (WHERE is_proposal) AS DOUBLE) FROM slice
UNION ALL
SELECT 'total', 'human_actions', CAST(count(*) AS DOUBLE) FROM humans
ORDER BY part, class
