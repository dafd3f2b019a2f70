-- Which verdicts may speak about which decision: those that name it, else those on its finding.
-- Production takes only production sources; a lab label is the known answer of a test.
CREATE OR REPLACE TEMP TABLE labels AS
WITH verdicts AS (
  SELECT rowid AS event, * FROM audit_events WHERE kind = 'verdict'
),
reached AS (
  SELECT d.rowid AS row, d.environment = 'production' AND d.scenario_id IS NULL AS in_production,
    v.event, 1 AS is_named
  FROM verdicts AS v JOIN decisions AS d ON d.decision_id = v.decision_id
  UNION ALL
  SELECT d.rowid, d.environment = 'production' AND d.scenario_id IS NULL, v.event, 0
  FROM verdicts AS v JOIN decisions AS d ON coalesce(d.finding_uid, d.incident_uid) = v.finding_uid
  WHERE v.decision_id IS NULL
)
SELECT
  reached.row, reached.event, v.time, v.verdict,
  coalesce(v.final, true) AS is_final,
  -- One number that orders sources by rank, then nearness, then time: fits 53 bits.
  (2 * basis_rank(v.basis, v.blind) + reached.is_named) * 8000000000000 + epoch_ms(v.time) AS weight
FROM reached
JOIN verdicts AS v ON v.event = reached.event
WHERE NOT reached.in_production
  OR (v.basis <> 'lab_label' AND coalesce(v.environment, 'production') = 'production')
