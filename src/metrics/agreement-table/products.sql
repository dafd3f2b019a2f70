, cells AS MATERIALIZED (
  SELECT seen, incident_key, agent_did, human_did, count(*) AS m
  FROM pairs GROUP BY seen, incident_key, agent_did, human_did
),
per_incident AS (
  SELECT seen, incident_key, sum(m) AS m, coalesce(sum(m) FILTER (WHERE agent_did = human_did), 0) AS e
  FROM cells GROUP BY seen, incident_key
),
whole AS (
  SELECT seen, count(*) AS incidents, count(*) FILTER (WHERE e > 0) AS hit_incidents,
    count(*) FILTER (WHERE e < m) AS other_incidents
  FROM per_incident GROUP BY seen
),
-- Products of the cells of each incident, summed over incidents: what a variance over incidents needs.
products AS (
  SELECT
    a.seen AS seen, a.agent_did AS agent_did, a.human_did AS human_did,
    b.agent_did AS other_agent_did, b.human_did AS other_human_did, sum(a.m * b.m) AS product
  FROM cells AS a JOIN cells AS b ON a.seen = b.seen AND a.incident_key = b.incident_key
  GROUP BY a.seen, a.agent_did, a.human_did, b.agent_did, b.human_did
)
SELECT
  p.seen AS seen, agent_did, human_did, other_agent_did, other_human_did,
  CAST(product AS DOUBLE) AS product,
  CAST(incidents AS DOUBLE) AS incidents,
  CAST(hit_incidents AS DOUBLE) AS hit_incidents,
  CAST(other_incidents AS DOUBLE) AS other_incidents
FROM products AS p JOIN whole AS w ON w.seen = p.seen
ORDER BY seen, agent_did, human_did, other_agent_did, other_human_did
