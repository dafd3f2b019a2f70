SELECT
  metric, first, second,
  CASE WHEN is_high THEN 'high' ELSE 'low' END AS risk_class,
  CAST(count(*) FILTER (WHERE is_counted) AS DOUBLE) AS cases,
  CAST(count(*) FILTER (WHERE NOT is_counted) AS DOUBLE) AS open,
  CAST(count(DISTINCT incident_key) FILTER (WHERE is_counted) AS DOUBLE) AS incidents,
  CAST(count(*) FILTER (WHERE is_counted AND before AND after) AS DOUBLE) AS both,
  CAST(count(*) FILTER (WHERE is_counted AND before AND NOT after) AS DOUBLE) AS before_only,
  CAST(count(*) FILTER (WHERE is_counted AND NOT before AND after) AS DOUBLE) AS after_only
FROM cases
GROUP BY metric, first, second, is_high
ORDER BY metric, first, second, risk_class
