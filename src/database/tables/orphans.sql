-- Records that name a decision nobody logged and found none by another way.
CREATE OR REPLACE TEMP TABLE orphans AS
SELECT event_id, kind, decision_id, file, line
FROM lost_events
WHERE event NOT IN (SELECT review FROM review_joins)
