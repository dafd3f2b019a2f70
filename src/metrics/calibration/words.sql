-- Proposals that say their confidence in a word, per word and incident.
SELECT
  d.confidence_word AS word,
  CAST(s.incident_key AS DOUBLE) AS incident,
  CAST(count(*) FILTER (WHERE s.is_mature AND s.truth IS NOT NULL) AS DOUBLE) AS n,
  CAST(count(*) FILTER (WHERE s.is_mature AND s.truth) AS DOUBLE) AS hits,
  CAST(count(*) FILTER (WHERE s.is_mature AND s.truth IS NULL) AS DOUBLE) AS unresolved,
  CAST(count(*) FILTER (WHERE NOT s.is_mature) AS DOUBLE) AS young
FROM slice AS s
JOIN decisions AS d ON d.event_id = s.event_id
WHERE s.is_proposal AND s.confidence IS NULL AND d.confidence_word IS NOT NULL
  AND s.unadjudicable NOT IN ('duplicate', 'test')
GROUP BY ALL
ORDER BY word, incident
