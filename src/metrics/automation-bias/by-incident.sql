-- Per incident, of each reviewer or of all together: overrides of wrong and of right proposals, for drawing incidents
-- anew. An incident comes where its first reviewer has it, so that both draw the same.
SELECT
  {reviewer}CAST(incident_key AS VARCHAR) AS incident,
  CAST(count(*) FILTER (WHERE NOT truth) AS DOUBLE) AS wrong,
  CAST(count(*) FILTER (WHERE NOT truth AND is_overridden) AS DOUBLE) AS wrong_overridden,
  CAST(count(*) FILTER (WHERE truth) AS DOUBLE) AS "right",
  CAST(count(*) FILTER (WHERE truth AND is_overridden) AS DOUBLE) AS right_overridden
FROM slice
WHERE is_proposal AND is_decided AND reviewer IS NOT NULL AND is_mature AND truth IS NOT NULL
GROUP BY {reviewer}incident_key
ORDER BY {first}, incident
