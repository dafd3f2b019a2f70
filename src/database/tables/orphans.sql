-- Records that name a decision nobody logged and found none by another way.
CREATE OR REPLACE TEMP TABLE orphans AS
SELECT event_id, replace(kind, 'own_', '') AS kind, decision_id, agent_uid, workflow, file, line
FROM lost_events
WHERE event NOT IN (SELECT review FROM review_joins)
