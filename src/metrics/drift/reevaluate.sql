-- What each bundle's rule said on each set of logged inputs. A set on which one rule said two things is not
-- decided by what is logged.
, inputs AS (
  SELECT
    CAST(release AS VARCHAR) AS release, event_id, incident_key,
    CAST({outcome} AS VARCHAR) AS outcome,
    concat_ws(chr(31),
      CAST(agent AS VARCHAR), CAST(agent_role AS VARCHAR), CAST(workflow AS VARCHAR), CAST(mode AS VARCHAR),
      CAST(action AS VARCHAR), CAST(action_category AS VARCHAR), CAST(risk_level AS VARCHAR),
      CAST(criticality AS VARCHAR), CAST(severity AS VARCHAR), CAST(reversibility AS VARCHAR),
      CAST(has_rollback_path AS VARCHAR)) AS input
  FROM slice
  WHERE is_proposal AND release IN (?, ?) AND {matured}
), rules AS (
  SELECT
    release, input, count(DISTINCT coalesce(outcome, '(none)')) AS outcomes, min(coalesce(outcome, '(none)')) AS outcome
  FROM inputs
  GROUP BY release, input
), replayed AS (
  SELECT
    i.release, i.event_id, i.incident_key,
    coalesce(i.outcome, '(none)') AS logged,
    CASE
      WHEN i.outcome IS NULL OR i.outcome = '(none)' THEN 'not_logged'
      WHEN r.input IS NULL THEN 'never_seen'
      WHEN r.outcomes > 1 OR own.outcomes > 1 THEN 'not_decided'
      WHEN r.outcome = '(none)' THEN 'not_logged'
      ELSE r.outcome END AS other
  FROM inputs i
  JOIN rules own ON own.release = i.release AND own.input = i.input
  LEFT JOIN rules r ON r.input = i.input AND r.release = CASE WHEN i.release = ? THEN ? ELSE ? END
)
SELECT
  release, logged, other,
  CAST(count(*) AS DOUBLE) AS proposals,
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents,
  min(event_id) AS example
FROM replayed
GROUP BY release, logged, other
ORDER BY release, logged, other
