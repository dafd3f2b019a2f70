-- The judged bundle began as a canary, decided nothing before it, and was promoted from it.
SELECT
  s.scope AS group_key,
  c.event_id,
  EXISTS (
    SELECT 1 FROM audit_events p
    WHERE p.kind = 'control' AND p.control_kind = 'canary_promote' AND p.release_id = c.release_id AND p.time >= c.time
  ) AND NOT EXISTS (
    SELECT 1 FROM in_view f
    WHERE f.agent = s.agent AND f.release = s.release AND f.time < (
      SELECT min(b.time) FROM audit_events b
      WHERE b.kind = 'control' AND b.control_kind = 'canary_start' AND b.release_id = c.release_id
    )
  ) AS holding
FROM scopes s
JOIN audit_events c ON c.kind = 'control' AND c.control_kind = 'canary_start' AND c.release_id = CAST(s.release AS VARCHAR)
  AND (c.agent_uid IS NULL OR c.agent_uid = CAST(s.agent AS VARCHAR))
