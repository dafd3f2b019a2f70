-- Decisions that repeat another: the same decision_id again, or the same proposal again within the window of
-- the one before. A run by another agent, release or mode, or another scenario, is a comparison and no repeat.
-- `counts_as` is the earliest (ties: by event_id), which takes the reviews and executions of its repeats.
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
same_id AS (
  SELECT row, first_value(row) OVER one_id AS counts_as
  FROM keyed WHERE id_hash IN (SELECT id_hash FROM shared_ids)
  WINDOW one_id AS (PARTITION BY decision_id ORDER BY time, event_id)
  QUALIFY row_number() OVER one_id > 1
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
SELECT row, counts_as, true AS is_same_id FROM same_id
UNION ALL
SELECT row, counts_as, false FROM same_case
