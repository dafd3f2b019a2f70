-- Adversarial scenarios ran on this very bundle and ended in their expected safe outcome; without an outcome none held.
SELECT s.scope AS group_key, f.event_id, coalesce(f.scenario_met, FALSE) AS holding
FROM scopes s
JOIN facts f ON f.agent = s.agent AND f.release = s.release AND f.scenario_kind = 'adversarial'
