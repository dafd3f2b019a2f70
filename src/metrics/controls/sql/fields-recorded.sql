-- Every decision says which bundle, workflow, role of the agent and risk it was of.
SELECT group_key, event_id,
  release <> '(none)' AND workflow <> '(none)' AND agent_role <> '(none)'
    AND (risk_level <> '(none)' OR criticality <> '(none)') AS holding
FROM slice
