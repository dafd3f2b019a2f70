-- Every bundle in view in the order in which it first decided, with what its release records say. Several
-- records under one id are counted by what they list: more than one list means that the id is not unique.
, recorded AS (
  SELECT
    release_id, event_id,
    max(name) AS name, max(parent_release_id) AS parent,
    list({'role': role, 'name': component_name, 'version': version, 'digest': digest}
      ORDER BY role, component_name, version, digest) FILTER (WHERE role IS NOT NULL) AS components
  FROM bundles
  GROUP BY release_id, event_id
), named AS (
  SELECT
    release_id, max(name) AS name, max(parent) AS parent, first(components ORDER BY event_id) AS components,
    count(*) AS records, count(DISTINCT components) AS lists
  FROM recorded
  GROUP BY release_id
)
SELECT
  CAST(s.release AS VARCHAR) AS release,
  CAST(s.agent AS VARCHAR) AS agent,
  any_value(n.name) AS name,
  any_value(n.parent) AS parent,
  any_value(n.components) AS components,
  CAST(coalesce(any_value(n.records), 0) AS DOUBLE) AS records,
  CAST(coalesce(any_value(n.lists), 0) AS DOUBLE) AS lists,
  epoch_ms(min(s.time)) AS first,
  epoch_ms(max(s.time)) AS last,
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(DISTINCT s.incident_key) AS DOUBLE) AS incidents,
  CAST(count(*) FILTER (WHERE s.is_production AND s.is_mature) AS DOUBLE) AS matured,
  CAST(count(*) FILTER (WHERE s.is_production) AS DOUBLE) AS production
FROM slice s
LEFT JOIN named n ON n.release_id = CAST(s.release AS VARCHAR)
GROUP BY s.release, s.agent
ORDER BY agent, first, release
