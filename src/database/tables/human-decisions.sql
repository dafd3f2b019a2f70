-- What the humans decided on each decision. The least flattering outcome speaks; where the policy asks for two
-- persons, fewer than two known approvers is still pending.
CREATE OR REPLACE TABLE human_decisions AS
WITH speaking AS (
  SELECT *
  FROM counted_reviews
  WHERE row IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY row
    ORDER BY severity_of_outcome(outcome) DESC, is_override DESC, time DESC, event_id DESC
  ) = 1
),
approvals AS (
  SELECT row, count(DISTINCT reviewer) FILTER (outcome IN ('approve', 'modify')) AS approvers,
    max(sampling_probability) AS sampling_probability
  FROM counted_reviews WHERE row IS NOT NULL
  GROUP BY row
)
SELECT
  s.* EXCLUDE (outcome, sampling_probability), a.sampling_probability,
  CASE WHEN d.policy_outcome = 'require_two_person' AND s.outcome = 'approve' AND a.approvers < 2
    THEN 'pending' ELSE s.outcome END AS human_outcome
FROM speaking AS s
JOIN approvals AS a ON a.row = s.row
JOIN decisions AS d ON d.rowid = s.row
