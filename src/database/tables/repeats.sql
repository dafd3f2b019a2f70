-- Decisions that repeat another: the same decision_id again, or the same proposal again within the window of
-- the one before. A run by another agent, release or mode, or another scenario, is a comparison and no repeat.
-- `counts_as` takes the reviews and executions of its repeats: of the same proposal the earliest (ties: by event_id),
-- of different ones under one decision_id the one that acts, in production, without a flag. `is_torn`: two of them
-- act, and differ.
CREATE OR REPLACE TEMP TABLE repeats AS
WITH keyed AS (
  SELECT
    rowid AS row, event_id, decision_id, time,
    coalesce(incident_uid, finding_uid, decision_id) AS incident,
    hash(decision_id) AS id_hash,
    hash(
      coalesce(incident_uid, finding_uid, decision_id), action_name, action_category, resource_uid, targets,
      agent_uid, release_id, mode, environment, scenario_id, abstained, error_type IS NULL
    ) AS case_hash
  FROM decisions
),
shared_ids AS (SELECT id_hash FROM keyed GROUP BY id_hash HAVING count(*) > 1),
sharing AS (
  SELECT
    k.row, k.decision_id, k.time, k.event_id,
    does_act(d.environment, d.scenario_id, d.action_category, d.abstained, d.error_type) AS acts,
    hash(k.case_hash, d.workflow, d.risk_level, d.severity, d.reversibility, d.criticality, d.blast_count) AS content
  FROM keyed AS k JOIN decisions AS d ON d.rowid = k.row
  WHERE k.id_hash IN (SELECT id_hash FROM shared_ids)
),
ranked AS (
  SELECT
    row, decision_id,
    row_number() OVER one_id AS place, first_value(row) OVER one_id AS counts_as,
    first_value(acts) OVER one_id AS counting_acts, first_value(content) OVER one_id AS counting_content,
    acts, content
  FROM sharing
  WINDOW one_id AS (PARTITION BY decision_id ORDER BY acts DESC, time, event_id)
),
same_id AS (
  SELECT row, counts_as, content <> counting_content AND acts AND counting_acts AS is_torn
  FROM ranked WHERE place > 1
),
shared_cases AS (SELECT case_hash FROM keyed GROUP BY case_hash HAVING count(*) > 1),
spaced AS (
  SELECT
    row, time, event_id, incident, case_hash,
    CASE WHEN time - lag(time) OVER one_case <= duplicate_window() THEN 0 ELSE 1 END AS starts
  FROM keyed
  WHERE case_hash IN (SELECT case_hash FROM shared_cases) AND row NOT IN (SELECT row FROM same_id)
  WINDOW one_case AS (PARTITION BY incident, case_hash ORDER BY time, event_id)
),
runs AS (
  SELECT *, sum(starts) OVER (PARTITION BY incident, case_hash ORDER BY time, event_id) AS run FROM spaced
),
same_case AS (
  SELECT row, first_value(row) OVER one_run AS counts_as
  FROM runs
  WINDOW one_run AS (PARTITION BY incident, case_hash, run ORDER BY time, event_id)
  QUALIFY row_number() OVER one_run > 1
)
SELECT row, counts_as, true AS is_same_id, is_torn FROM same_id
UNION ALL
SELECT row, counts_as, false, false FROM same_case
