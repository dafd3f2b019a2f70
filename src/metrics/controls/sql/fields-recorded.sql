-- Every decision says which bundle, workflow, role of the agent and risk it was of.
SELECT group_key, event_id,
  release <> '(none)' AND workflow <> '(none)' AND agent_role <> '(none)'
    AND (risk_level <> '(none)' OR criticality <> '(none)') AS holding,
  bool_or(release <> '(none)') OVER scope AND bool_or(workflow <> '(none)') OVER scope
    AND bool_or(agent_role <> '(none)') OVER scope
    AND bool_or(risk_level <> '(none)' OR criticality <> '(none)') OVER scope AS logged
FROM slice
WINDOW scope AS (PARTITION BY group_key)
