-- Reviews and labels that were given or recorded in a way that shows little of the agent.
WITH reviews AS (
  SELECT time, logged_time, date_trunc('second', logged_time) AS logged_second
  FROM audit_events WHERE kind = 'review'
),
seconds AS (
  SELECT logged_second, count(*) AS n FROM reviews
  WHERE logged_second IS NOT NULL
  GROUP BY logged_second HAVING count(*) >= recorded_at_once()
),
-- Nobody reads ten cases in a second. A sheet of answers has a time for each.
given AS (
  SELECT count(*) AS n
  FROM audit_events
  WHERE kind = 'verdict' AND basis <> 'lab_label' AND coalesce(author_kind <> 'automation', true)
  GROUP BY coalesce(name_key(reviewer), ''), date_trunc('second', time)
  HAVING count(*) >= recorded_at_once()
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
  CAST((SELECT count(*) FROM audit_events WHERE kind = 'own_review' AND author_kind = 'automation') AS DOUBLE)
    AS "reviewsByPrograms",
  CAST((
    SELECT count(*) FROM audit_events
    WHERE kind = 'own_review' AND author_kind = 'automation' AND outcome IN ('reject', 'override', 'modify')
  ) AS DOUBLE) AS "refusalsByPrograms",
  CAST((SELECT count(*) FROM audit_events WHERE kind = 'verdict' AND author_kind = 'automation') AS DOUBLE)
    AS "labelsByAutomation",
  CAST((
    SELECT count(DISTINCT v.rowid) FROM audit_events AS v JOIN decisions AS d ON d.decision_id = v.decision_id
    WHERE v.kind = 'verdict' AND v.basis <> 'lab_label' AND v.verdict = 'true_positive' AND is_before(v.time, d.time)
      AND d.environment = 'production'
  ) AS DOUBLE) AS "labelsTooEarly",
  CAST(coalesce((SELECT sum(n) FROM given), 0) AS DOUBLE) AS "labelsAtOnce"
