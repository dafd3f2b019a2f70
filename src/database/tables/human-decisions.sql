-- What the humans decided on each decision. The least flattering outcome speaks; where the policy asks for two
-- persons, fewer than two known approvers is still pending.
CREATE OR REPLACE TEMP TABLE human_decisions AS
WITH joined AS (SELECT * FROM counted_reviews WHERE row IS NOT NULL AND NOT is_late),
several AS (
  SELECT row, max(sampling_probability) AS sampling_probability FROM joined GROUP BY row HAVING count(*) > 1
),
silent AS (
  SELECT review FROM joined
  WHERE row IN (SELECT row FROM several)
  QUALIFY row_number() OVER (
    PARTITION BY row
    ORDER BY severity_of_outcome(outcome) DESC, is_override DESC, time DESC, event_id DESC
  ) > 1
),
lacking AS (
  SELECT j.row
  FROM joined AS j JOIN decisions AS d ON d.rowid = j.row
  LEFT JOIN person_keys AS p ON p.name = j.reviewer
  WHERE d.policy_outcome = 'require_two_person'
  GROUP BY j.row
  HAVING count(DISTINCT p.key) FILTER (j.outcome IN ('approve', 'modify')) < 2
)
SELECT
  j.* EXCLUDE (outcome, sampling_probability),
  coalesce(j.sampling_probability, s.sampling_probability) AS sampling_probability,
  CASE WHEN l.row IS NOT NULL AND j.outcome = 'approve' THEN 'pending' ELSE j.outcome END AS human_outcome
FROM joined AS j
LEFT JOIN several AS s ON s.row = j.row
LEFT JOIN lacking AS l ON l.row = j.row
WHERE j.review NOT IN (SELECT review FROM silent)
