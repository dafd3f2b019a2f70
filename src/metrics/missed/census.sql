-- The other incidents: how many hold so many proposals of each kind. These are followed up one by one.
, per_incident AS (
  SELECT
    count(*) FILTER (WHERE is_real AND is_missed) AS too_weak,
    count(*) FILTER (WHERE is_real AND NOT is_missed) AS caught,
    count(*) FILTER (WHERE NOT is_real AND is_action) AS false_alarms,
    count(*) FILTER (WHERE NOT is_real AND NOT is_action) AS left_right,
    count(*) FILTER (WHERE is_real IS NULL) AS "open"
  FROM opportunities
  WHERE is_proposal
    AND incident_key NOT IN (SELECT incident_key FROM opportunities WHERE sampling_probability IS NOT NULL)
  GROUP BY incident_key
)
SELECT
  CAST(too_weak AS DOUBLE) AS too_weak,
  CAST(caught AS DOUBLE) AS caught,
  CAST(false_alarms AS DOUBLE) AS false_alarms,
  CAST(left_right AS DOUBLE) AS left_right,
  CAST("open" AS DOUBLE) AS "open",
  CAST(count(*) AS DOUBLE) AS incidents
FROM per_incident
GROUP BY ALL
ORDER BY too_weak, caught, false_alarms, left_right, "open"
