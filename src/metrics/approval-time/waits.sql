-- Waits from when a proposal was visible to its ending; those still pending wait until the logs end. An action
-- in advisory mode waits for a person whatever its policy says; in shadow mode nobody is asked. What ran before the
-- approval that its policy asks for is never approved, whatever was decided afterwards.
, {one_time},
waits AS (
  SELECT
    CASE
      WHEN {unapproved} THEN 'never_approved'
      WHEN human_outcome IN ('approve', 'modify') THEN 'approved'
      WHEN human_outcome IN ('reject', 'override') THEN 'rejected'
      WHEN human_outcome = 'expire' THEN 'expired'
      WHEN human_outcome = 'abstain' THEN 'withdrawn'
      ELSE 'pending'
    END AS ending,
    round(CASE
      WHEN {unapproved} THEN (epoch_ms(executed_time) - epoch_ms(coalesce(shown_time, time))) / 1000.0
      WHEN human_outcome <> 'pending' THEN {wait}
      ELSE age_days * 86400 - coalesce(date_diff('millisecond', time, shown_time) / 1000.0, 0)
    END) AS wait_s,
    incident_key,
    group_key
  FROM slice
  WHERE is_proposal
    AND NOT is_duplicate
    AND visibility <> 'blind'
    AND (
      human_outcome <> 'pending'
      OR {unapproved}
      OR NOT is_executed AND policy_outcome <> 'deny' AND (
        mode = 'advisory' AND is_action
        OR mode <> 'shadow' AND policy_outcome IN ('require_approval', 'require_two_person')
      )
    )
)
