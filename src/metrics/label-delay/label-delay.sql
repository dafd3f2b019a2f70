-- Per scope and incident: actions older than the lag, those whose label had not come when it was over, and
-- verdicts that changed, of any age.
, judged AS (
  SELECT
    agent, workflow, release, incident_key,
    is_mature,
    is_mature AND truth IS NULL AS is_missing,
    is_mature AND truth IS NOT NULL AND epoch_ms(label_time) - epoch_ms(time) > lag_days * 86400000 AS is_late,
    truth IS NOT NULL AND verdict_flips > 0 AS is_flipped,
    is_mature AND truth IS NOT NULL AS is_labelled,
    is_mature AND truth IS NOT NULL AND label_time = time AS is_at_once
  FROM slice
  WHERE is_action AND policy_outcome <> 'deny' AND unadjudicable NOT IN ('duplicate', 'test')
),
per_incident AS (
  SELECT
    agent, workflow, release, incident_key,
    count(*) FILTER (WHERE is_mature) AS m,
    count(*) FILTER (WHERE is_missing OR is_late) AS e,
    count(*) FILTER (WHERE is_late) AS late,
    count(*) FILTER (WHERE is_missing) AS missing,
    count(*) FILTER (WHERE is_flipped) AS flipped,
    count(*) FILTER (WHERE is_labelled) AS labelled,
    count(*) FILTER (WHERE is_at_once) AS at_once
  FROM judged
  GROUP BY agent, workflow, release, incident_key
)
SELECT
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow,
  CAST(release AS VARCHAR) AS release,
  {sums},
  CAST(sum(late) AS DOUBLE) AS late,
  CAST(sum(missing) AS DOUBLE) AS missing,
  CAST(sum(flipped) AS DOUBLE) AS flipped,
  CAST(sum(labelled) AS DOUBLE) AS labelled,
  CAST(sum(at_once) AS DOUBLE) AS at_once
FROM per_incident
GROUP BY ALL
ORDER BY agent, workflow, release
