-- Prompt, model and policy version on every decision: its release names a component of each role.
SELECT s.group_key, s.event_id, coalesce(b.complete, FALSE) AS holding, b.release_id IS NOT NULL AS logged
FROM slice s
LEFT JOIN (
  SELECT release_id, count(DISTINCT role) FILTER (WHERE role IN ('model', 'prompt', 'policy')) = 3 AS complete
  FROM bundles
  GROUP BY release_id
) b ON b.release_id = CAST(s.release AS VARCHAR)
