-- Incidents in the order they were opened.
CREATE OR REPLACE TEMP TABLE incidents AS
SELECT
  coalesce(incident_uid, finding_uid, decision_id) AS incident,
  min(time) AS opened_time,
  CAST(row_number() OVER (ORDER BY min(time), coalesce(incident_uid, finding_uid, decision_id)) AS INTEGER)
    AS incident_key
FROM decisions
GROUP BY incident
