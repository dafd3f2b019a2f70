-- The judged bundle began as a canary and was promoted from it.
SELECT
  s.scope AS group_key,
  c.event_id,
  EXISTS (
    SELECT 1 FROM audit_events p
    WHERE p.kind = 'control' AND p.control_kind = 'canary_promote' AND p.release_id = c.release_id AND p.time >= c.time
  ) AS holding
FROM scopes s
JOIN audit_events c ON c.kind = 'control' AND c.control_kind = 'canary_start' AND c.release_id = CAST(s.release AS VARCHAR)
