-- Records that name a decision nobody logged and found none by another way.
CREATE OR REPLACE TEMP TABLE orphans AS
SELECT event_id, kind, decision_id, file, line
FROM audit_events AS a
WHERE decision_id IS NOT NULL
  AND kind IN ('review', 'execution', 'verdict', 'control')
  AND decision_id NOT IN (SELECT decision_id FROM decisions)
  AND a.rowid NOT IN (SELECT review FROM review_joins)
