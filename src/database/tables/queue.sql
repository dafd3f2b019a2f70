-- How many proposals were waiting for a human when each minute began: shown before, decided later. Proposals
-- that nobody ever decided, or whose showing was not recorded, are not in it.
CREATE OR REPLACE TEMP TABLE queue AS
WITH shown AS (
  SELECT date_trunc('minute', shown_time) AS minute, date_trunc('minute', time) AS decided
  FROM human_decisions
  WHERE shown_time IS NOT NULL AND human_outcome <> 'pending'
),
moves AS (
  SELECT minute, count(*) AS net FROM shown WHERE decided >= minute GROUP BY minute
  UNION ALL
  SELECT decided, -count(*) FROM shown WHERE decided >= minute GROUP BY decided
),
minutes AS (SELECT minute, sum(net) AS net FROM moves GROUP BY minute)
SELECT
  minute,
  CAST(coalesce(sum(net) OVER (ORDER BY minute ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS INTEGER)
    AS waiting
FROM minutes
