-- An identity acts in one role: each decision of the agent, of any release, in the role it holds in most.
SELECT s.scope AS group_key, f.event_id, f.agent_role = m.main_role AND f.agent_role <> '(none)' AS holding,
  f.agent_role <> '(none)' AS logged
FROM scopes s
JOIN in_view f ON f.agent = s.agent
JOIN (
  SELECT agent, min_by(agent_role, (-decisions, CAST(agent_role AS VARCHAR))) AS main_role
  FROM (SELECT agent, agent_role, count(*) AS decisions FROM in_view GROUP BY agent, agent_role)
  GROUP BY agent
) m ON m.agent = s.agent
