-- Approved by a time, of the proposals of which that is known, summed over incidents.
, moments(seconds) AS (VALUES {moments}),
per_incident AS (
  SELECT
    seconds,
    incident_key,
    count(*) FILTER (WHERE ending <> 'pending' OR wait_s >= seconds) AS m,
    count(*) FILTER (WHERE ending = 'approved' AND wait_s <= seconds) AS e
  FROM waits CROSS JOIN moments
  WHERE wait_s >= 0
  GROUP BY seconds, incident_key
)
SELECT
  seconds,
  {sums}
FROM per_incident
GROUP BY seconds
ORDER BY seconds
