-- The bundles that decided in one scope, by when they began.
SELECT CAST(release AS VARCHAR) AS release, epoch_ms(min(time)) AS moment
FROM facts
WHERE is_production AND CAST(agent AS VARCHAR) = ? AND CAST(workflow AS VARCHAR) = ? AND CAST(risk_class AS VARCHAR) = ?
GROUP BY release
ORDER BY moment, release
LIMIT 200
