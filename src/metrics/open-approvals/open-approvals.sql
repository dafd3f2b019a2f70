-- Per scope and incident: proposals that a person was asked to approve, and those nobody answered. An action
-- in advisory mode waits for a person whatever its policy says; in shadow mode nobody is asked.
, asked AS (
  SELECT
    agent, workflow, release, incident_key,
    human_outcome = 'pending' AS is_pending,
    human_outcome = 'pending' AND policy_outcome IN ('require_approval', 'require_two_person') AS is_required,
    human_outcome = 'expire' AS is_expired,
    human_outcome = 'expire' AND is_executed AS is_executed_after
  FROM slice
  WHERE is_proposal AND NOT is_duplicate AND visibility <> 'blind'
    AND (
      human_outcome <> 'pending'
      OR NOT is_executed AND policy_outcome <> 'deny' AND (
        mode = 'advisory' AND is_action
        OR mode <> 'shadow' AND policy_outcome IN ('require_approval', 'require_two_person')
      )
    )
),
per_incident AS (
  SELECT
    agent, workflow, release, incident_key,
    count(*) AS m,
    count(*) FILTER (WHERE is_pending OR is_expired) AS e,
    count(*) FILTER (WHERE is_pending) AS pending,
    count(*) FILTER (WHERE is_required) AS required,
    count(*) FILTER (WHERE is_expired) AS expired,
    count(*) FILTER (WHERE is_executed_after) AS executed_after
  FROM asked
  GROUP BY agent, workflow, release, incident_key
)
SELECT
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow,
  CAST(release AS VARCHAR) AS release,
  {sums},
  CAST(sum(pending) AS DOUBLE) AS pending,
  CAST(sum(required) AS DOUBLE) AS required,
  CAST(sum(expired) AS DOUBLE) AS expired,
  CAST(sum(executed_after) AS DOUBLE) AS executed_after
FROM per_incident
GROUP BY ALL
ORDER BY agent, workflow, release
