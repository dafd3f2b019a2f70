-- Words in the reasons given with overrides: in how many overrides each stands, by how many people, and in how many
-- of them truth supports the human. Splitting is linear in the text, whatever the text.
, told AS (
  SELECT s.event_id, s.reviewer, s.is_mature AND s.truth IS NOT NULL AS is_judged, s.is_mature AND NOT s.truth AS is_justified,
    a.reason_text AS reason
  FROM slice AS s
  JOIN human_actions AS h ON h.decision_id = s.decision_id AND h.reviewer IS NOT DISTINCT FROM s.reviewer
  JOIN audit_events AS a ON a.event_id = h.review_event_id AND a.kind = 'review'
  WHERE s.is_proposal AND s.is_overridden AND a.reason_text IS NOT NULL AND a.reason_text <> ''
),
words AS (
  SELECT DISTINCT event_id, reviewer, is_judged, is_justified, reason, term
  FROM (SELECT *, unnest(string_split_regex(lower(left(reason, 1000)), '[^\p{L}\p{N}]+')) AS term FROM told)
  WHERE length(term) >= 3
),
totals AS (SELECT count(DISTINCT event_id) AS texts, count(DISTINCT reason) AS different FROM told)
SELECT term, CAST(count(DISTINCT event_id) AS DOUBLE) AS n, CAST(count(DISTINCT reviewer) AS DOUBLE) AS people,
  CAST(count(DISTINCT event_id) FILTER (WHERE is_judged) AS DOUBLE) AS judged,
  CAST(count(DISTINCT event_id) FILTER (WHERE is_justified) AS DOUBLE) AS justified,
  arg_min(reason, (length(reason), reason)) AS example,
  CAST(count(DISTINCT reason) AS DOUBLE) AS reasons,
  CAST(any_value(texts) AS DOUBLE) AS texts, CAST(any_value(different) AS DOUBLE) AS different
FROM words, totals
GROUP BY term
ORDER BY n DESC, term
LIMIT 300
