-- What readers answered to the cases of audits, in the order in which it was recorded, with the incident that it is
-- about. `own_verdict`: by the agent.
WITH answers AS (
  SELECT * FROM audit_events WHERE kind IN ('verdict', 'own_verdict') AND sampling_draw IS NOT NULL
),
by_decision AS (
  SELECT decision_id, min(incident) AS incident FROM facts
  WHERE decision_id IN (SELECT decision_id FROM answers)
  GROUP BY decision_id
),
by_finding AS (
  SELECT coalesce(d.finding_uid, d.incident_uid) AS finding_uid, min(f.incident) AS incident
  FROM facts AS f JOIN decisions AS d ON d.event_id = f.event_id
  WHERE coalesce(d.finding_uid, d.incident_uid) IN (SELECT finding_uid FROM answers WHERE decision_id IS NULL)
  GROUP BY coalesce(d.finding_uid, d.incident_uid)
)
SELECT
  a.event_id, a.file, a.line, epoch_ms(acts_from(a.time, a.logged_time)) AS given, a.kind = 'own_verdict' AS is_own,
  a.sampling_draw AS draw, a.sampling_case AS "case", a.sampling_probability AS probability,
  a.sampling_seconds AS seconds,
  a.reviewer, a.reviewer_group AS "group", a.author_kind, coalesce(a.blind, false) AS is_blind, a.basis,
  coalesce(a.final, true) AS is_final,
  a.decision_id, a.finding_uid, coalesce(d.incident, f.incident) AS incident,
  a.verdict, a.warranted_categories, a.warranted_resources
FROM answers AS a
LEFT JOIN by_decision AS d ON d.decision_id = a.decision_id
LEFT JOIN by_finding AS f ON f.finding_uid = CASE WHEN a.decision_id IS NULL THEN a.finding_uid END
ORDER BY given, a.event_id
