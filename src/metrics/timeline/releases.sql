-- When each release in view decided first and last, and its recorded parts.
, named AS (
  SELECT release_id, max(name) AS name, max(parent_release_id) AS parent,
    list(concat_ws(' ', role, component_name, version) ORDER BY component_index) AS components
  FROM bundles GROUP BY release_id
)
SELECT
  CAST(release AS VARCHAR) AS release,
  any_value(named.name) AS name,
  any_value(named.parent) AS parent,
  any_value(named.components) AS components,
  epoch_ms(min(slice.time)) AS first,
  epoch_ms(max(slice.time)) AS last,
  CAST(count(*) AS DOUBLE) AS decisions,
  CAST(count(DISTINCT incident_key) AS DOUBLE) AS incidents
FROM slice
LEFT JOIN named ON named.release_id = CAST(release AS VARCHAR)
GROUP BY release
ORDER BY first, CAST(release AS VARCHAR)
