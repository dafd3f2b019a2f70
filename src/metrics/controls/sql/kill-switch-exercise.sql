-- The kill switch was thrown within the last 180 days, and released again; not by the agent itself.
SELECT
  s.scope AS group_key,
  c.event_id,
  EXISTS (
    SELECT 1 FROM audit_events o
    WHERE o.kind = 'control' AND o.control_kind = 'kill_switch_off' AND o.time >= c.time
      AND (o.agent_uid IS NULL OR o.agent_uid = CAST(s.agent AS VARCHAR))
      AND NOT is_name_of(CAST(s.agent AS VARCHAR), o.actor)
  ) AS holding
FROM scopes s
JOIN audit_events c ON c.kind = 'control' AND c.control_kind = 'kill_switch_on'
  AND (c.agent_uid IS NULL OR c.agent_uid = CAST(s.agent AS VARCHAR))
  AND NOT is_name_of(CAST(s.agent AS VARCHAR), c.actor)
  AND c.time >= (SELECT max(time) FROM audit_events) - INTERVAL 180 DAY
