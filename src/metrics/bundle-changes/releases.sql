-- Every bundle of an agent in the order in which it first decided in production, and its recorded parts.
WITH parts AS (
  SELECT
    release_id,
    max(parent_release_id) AS parent,
    list_sort(
      list(DISTINCT {'role': role, 'name': component_name, 'version': version, 'digest': digest})
        FILTER (WHERE role IS NOT NULL)
    ) AS components
  FROM bundles
  GROUP BY release_id
)
SELECT
  CAST(f.agent AS VARCHAR) AS agent,
  CAST(f.release AS VARCHAR) AS release,
  any_value(p.parent) AS parent,
  any_value(p.components) AS components,
  epoch_ms(min(f.time)) AS first
FROM facts f
LEFT JOIN parts p ON p.release_id = CAST(f.release AS VARCHAR)
WHERE f.is_production
GROUP BY f.agent, f.release
ORDER BY agent, first, release
