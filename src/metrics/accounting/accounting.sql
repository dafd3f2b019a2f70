-- proposal: every agent proposal in exactly one class. no_target: those that agree and name no target. ending: every decision in exactly one ending.
-- human: every human action in exactly one class. join_step: how each human action found its decision.
, humans AS (
  SELECT * FROM human_actions WHERE {where}
)
-- The few combinations that occur of what a class depends on: words are compared once for each, not once a row.
, cells AS MATERIALIZED (
  SELECT is_duplicate, is_error, is_abstention, is_proposal, policy_outcome, human_outcome, is_executed, match_class,
    has_target, count(*) AS decisions
  FROM slice
  GROUP BY is_duplicate, is_error, is_abstention, is_proposal, policy_outcome, human_outcome, is_executed, match_class,
    has_target
)
SELECT 'proposal' AS part, CAST(match_class AS VARCHAR) AS class, CAST(sum(decisions) AS DOUBLE) AS n
FROM cells WHERE is_proposal GROUP BY match_class
UNION ALL
SELECT 'no_target', 'matched_agree', CAST(coalesce(sum(decisions), 0) AS DOUBLE)
FROM cells WHERE is_proposal AND match_class = 'matched_agree' AND NOT has_target
UNION ALL
SELECT 'ending', ending, CAST(sum(decisions) AS DOUBLE)
FROM (
  SELECT {ending} AS ending, decisions
  FROM cells
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
