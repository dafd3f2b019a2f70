-- Decisions to which the field applies: those that carry it. d = the decision as logged.
SELECT
  s.group_key,
  s.incident_key,
  s.event_id,
  s.decision_id,
  {applies} AS counted,
  {present} AS hit,
  FALSE AS "open",
  FALSE AS young
FROM slice s
JOIN decisions d ON d.event_id = s.event_id
