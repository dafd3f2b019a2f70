-- An identity acts in one role: each decision of the agent, of any release, in the role it holds in most.
SELECT s.scope AS group_key, f.event_id, f.agent_role = m.main_role AND f.agent_role <> '(none)' AS holding,
  f.agent_role <> '(none)' AS logged
FROM scopes s
JOIN in_view f ON f.agent = s.agent
JOIN (SELECT agent, mode(agent_role) AS main_role FROM in_view GROUP BY agent) m ON m.agent = s.agent
