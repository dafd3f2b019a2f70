-- Reviews and labels that were given or recorded in a way that shows little of the agent.
WITH reviews AS (
  SELECT time, logged_time, date_trunc('second', logged_time) AS logged_second
  FROM audit_events WHERE kind = 'review'
),
seconds AS (
  SELECT logged_second, count(*) AS n FROM reviews
  WHERE logged_second IS NOT NULL
  GROUP BY logged_second HAVING count(*) >= recorded_at_once()
)
SELECT
  CAST((SELECT count(*) FROM counted_reviews WHERE is_late) AS DOUBLE) AS "afterOutcome",
  CAST((
    SELECT count(*) FROM human_reviews AS h JOIN review_joins AS j ON j.review = h.review
    WHERE is_decision(h.outcome) AND h.replaced_time IS NULL
      AND h.review NOT IN (SELECT review FROM counted_reviews)
  ) AS DOUBLE) AS "secondThoughts",
  CAST((SELECT count(*) FROM reviews WHERE logged_time > time + recorded_long_after()) AS DOUBLE) AS "recordedLate",
  CAST(coalesce((SELECT sum(n) FROM seconds), 0) AS DOUBLE) AS "recordedAtOnce",
  CAST((SELECT count(*) FROM audit_events WHERE kind = 'verdict' AND author_kind = 'automation') AS DOUBLE)
    AS "labelsByAutomation"
