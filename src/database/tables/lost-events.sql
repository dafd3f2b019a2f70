-- Records that name a decision nobody logged.
CREATE OR REPLACE TEMP TABLE lost_events AS
SELECT rowid AS event, *
FROM audit_events
WHERE decision_id IS NOT NULL
  AND kind IN ('review', 'execution', 'verdict', 'control', 'own_review', 'own_verdict', 'own_control')
  AND decision_id NOT IN (SELECT decision_id FROM decisions)
