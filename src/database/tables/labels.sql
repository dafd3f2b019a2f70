-- Which verdicts may speak about which decision: those that name it, else those on its finding, with what is known of
-- the labeller's sight of the agent's output. Production takes only production sources; a lab label is the known
-- answer of a test.
CREATE OR REPLACE TEMP TABLE labels AS
WITH reached AS (
  SELECT d.rowid AS row, d.environment = 'production' AND d.scenario_id IS NULL AS in_production,
    v.rowid AS event, true AS is_named, v.verdict = 'true_positive' AND is_before(v.time, d.time) AS is_too_early
  FROM audit_events AS v JOIN decisions AS d ON d.decision_id = v.decision_id
  WHERE v.kind = 'verdict'
  UNION ALL
  SELECT d.rowid, d.environment = 'production' AND d.scenario_id IS NULL, v.rowid, false, false
  FROM audit_events AS v JOIN decisions AS d ON coalesce(d.finding_uid, d.incident_uid) = v.finding_uid
  WHERE v.kind = 'verdict' AND v.decision_id IS NULL
),
said AS (
  SELECT j.row, p.key AS reviewer, r.saw_agent_output AS saw, acts_from(r.time, r.logged_time) AS known
  FROM review_joins AS j JOIN audit_events AS r ON r.rowid = j.review AND r.kind = 'review'
  LEFT JOIN person_keys AS p ON p.name = r.reviewer
),
-- A review that was recorded after the label shows nothing of a blind label.
sights AS (
  SELECT row, bool_or(coalesce(saw, false)) AS is_advised, bool_or(saw IS NULL) AS is_unsaid,
    min(known) FILTER (NOT saw) AS blind_from
  FROM said GROUP BY row
),
-- Whoever decided with the agent's output in view labels nothing blind.
advised_authors AS (SELECT DISTINCT row, reviewer FROM said WHERE saw AND reviewer IS NOT NULL),
sighted AS (
  SELECT
    reached.row, reached.event, reached.is_named, reached.in_production, v.verdict,
    acts_from(v.time, v.logged_time) AS acts, v.time,
    coalesce(v.final, true) AS is_final,
    v.basis = 'lab_label' OR coalesce(v.environment, 'production') <> 'production' AS is_of_test,
    CASE WHEN v.author_kind = 'automation' AND v.basis <> 'lab_label' THEN 'automation' ELSE v.basis END AS basis,
    CASE
      WHEN a.row IS NOT NULL OR NOT v.blind THEN 'advised'
      WHEN v.blind THEN 'blind'
      WHEN s.is_advised THEN 'advised'
      WHEN NOT s.is_unsaid AND s.blind_from <= acts_from(v.time, v.logged_time) THEN 'blind'
      ELSE 'unknown' END AS sight
  FROM reached
  JOIN audit_events AS v ON v.rowid = reached.event
  LEFT JOIN person_keys AS p ON p.name = v.reviewer
  LEFT JOIN repeats AS r ON r.row = reached.row
  LEFT JOIN sights AS s ON s.row = coalesce(r.counts_as, reached.row)
  LEFT JOIN advised_authors AS a ON a.row = coalesce(r.counts_as, reached.row) AND a.reviewer = p.key
  WHERE NOT reached.in_production
    -- Nobody knows that an act is right before it is proposed; one that says wrong is a contradiction, see missing.sql.
    OR (NOT reached.is_too_early AND v.basis <> 'lab_label' AND coalesce(v.environment, 'production') = 'production')
)
SELECT s.*,
  -- What was set in bulk was not read: it is no more than a closed classification.
  CASE WHEN b.row IS NULL THEN basis_strength(s.basis, s.sight) ELSE least(basis_strength(s.basis, s.sight), 2) END AS strength
FROM sighted AS s LEFT JOIN bulk_labels AS b ON b.row = s.row AND b.event = s.event
