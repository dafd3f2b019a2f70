-- Stated confidences of actions in each agent's two latest bundles; at most so many incidents a bundle, by hash.
, ranked AS (
  SELECT agent, release, row_number() OVER (PARTITION BY agent ORDER BY min(time) DESC, release) AS place
  FROM slice
  WHERE is_action
  GROUP BY agent, release
),
stated AS (
  SELECT s.agent, r.place, s.incident_key, s.confidence
  FROM slice AS s
  JOIN ranked AS r ON r.agent = s.agent AND r.release = s.release AND r.place <= 2
  WHERE s.is_action AND s.confidence IS NOT NULL
),
sizes AS (SELECT agent, place, count(DISTINCT incident_key) AS incidents FROM stated GROUP BY agent, place)
SELECT
  CAST(stated.agent AS VARCHAR) AS agent,
  place = 1 AS is_latest,
  CAST(incident_key AS DOUBLE) AS incident,
  confidence
FROM stated
JOIN sizes USING (agent, place)
WHERE hash(incident_key) % greatest(1, CAST(ceil(incidents / 5000) AS BIGINT)) = 0
ORDER BY agent, is_latest, incident, confidence
