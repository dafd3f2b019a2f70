SELECT case_key, before, after, before_event, after_event, CASE WHEN is_high THEN 'high' ELSE 'low' END AS risk_class
FROM cases
WHERE is_counted AND before <> after
ORDER BY after DESC, case_key
LIMIT 200
