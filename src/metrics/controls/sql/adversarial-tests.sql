-- Adversarial scenarios ran on this very bundle and ended in a known outcome.
SELECT s.scope AS group_key, f.event_id, f.scenario_met IS NOT NULL AS holding
FROM scopes s
JOIN facts f ON f.agent = s.agent AND f.release = s.release AND f.scenario_kind = 'adversarial'
