-- Reviews and labels that were given or recorded in a way that shows little of the agent, and what it says of itself:
-- how many of each, and the first of them.
WITH seconds AS (
  SELECT date_trunc('second', logged_time) AS logged_second FROM audit_events
  WHERE kind = 'review' AND logged_time IS NOT NULL
  GROUP BY logged_second HAVING count(*) >= recorded_at_once()
),
troubles AS (
  SELECT 'afterOutcome' AS trouble, review AS row FROM counted_reviews WHERE is_late
  UNION ALL
  SELECT 'secondThoughts', h.review FROM human_reviews AS h JOIN review_joins AS j ON j.review = h.review
  WHERE is_decision(h.outcome) AND h.replaced_time IS NULL AND NOT h.is_own
    AND h.review NOT IN (SELECT review FROM counted_reviews)
  UNION ALL
  SELECT 'recordedLate', rowid FROM audit_events
  WHERE kind = 'review' AND logged_time > time + recorded_long_after()
  UNION ALL
  SELECT 'recordedAtOnce', rowid FROM audit_events
  WHERE kind = 'review' AND date_trunc('second', logged_time) IN (SELECT logged_second FROM seconds)
  UNION ALL
  SELECT 'labelsByAutomation', rowid FROM audit_events WHERE kind = 'verdict' AND author_kind = 'automation'
  UNION ALL
  SELECT DISTINCT 'labelsTooEarly', v.rowid FROM audit_events AS v JOIN decisions AS d ON d.decision_id = v.decision_id
  WHERE v.kind = 'verdict' AND v.basis <> 'lab_label' AND v.verdict = 'true_positive' AND is_before(v.time, d.time)
    AND d.environment = 'production'
  UNION ALL
  SELECT DISTINCT 'labelsAtOnce', event FROM bulk_labels
  UNION ALL
  SELECT 'reviewsByPrograms', rowid FROM audit_events WHERE kind = 'own_review' AND author_kind = 'automation'
  UNION ALL
  SELECT 'refusalsByPrograms', a.rowid FROM audit_events AS a JOIN counted_reviews AS c ON c.review = a.rowid
  WHERE a.kind = 'own_review' AND a.author_kind = 'automation'
  UNION ALL
  SELECT kind, rowid FROM audit_events
  WHERE kind IN ('own_review', 'own_verdict', 'own_control')
    AND NOT (kind = 'own_review' AND coalesce(author_kind = 'automation', false))
    AND rowid NOT IN (SELECT review FROM counted_reviews)
)
SELECT t.trouble, CAST(count(*) OVER (PARTITION BY t.trouble) AS DOUBLE) AS count, a.file, a.line, a.decision_id AS id
FROM troubles AS t JOIN audit_events AS a ON a.rowid = t.row
QUALIFY row_number() OVER (PARTITION BY t.trouble ORDER BY a.file, a.line) <= 20
ORDER BY t.trouble, a.file, a.line
