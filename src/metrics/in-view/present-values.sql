-- The values of every dimension, most frequent first, over everything loaded.
SELECT 'agent' AS dimension, CAST(agent AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY agent
UNION ALL
SELECT 'release' AS dimension, CAST(release AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY release
UNION ALL
SELECT 'workflow' AS dimension, CAST(workflow AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY workflow
UNION ALL
SELECT 'action_category' AS dimension, CAST(action_category AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY action_category
UNION ALL
SELECT 'risk_level' AS dimension, CAST(risk_level AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY risk_level
UNION ALL
SELECT 'criticality' AS dimension, CAST(criticality AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY criticality
UNION ALL
SELECT 'mode' AS dimension, CAST(mode AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY mode
UNION ALL
SELECT 'label_basis' AS dimension, CAST(label_basis AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY label_basis
UNION ALL
SELECT 'visibility' AS dimension, CAST(visibility AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY visibility
UNION ALL
SELECT 'week' AS dimension, CAST(week AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY week
UNION ALL
SELECT 'risk_class' AS dimension, CAST(risk_class AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY risk_class
ORDER BY dimension, decisions DESC, value
