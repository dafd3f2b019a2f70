-- The values of every dimension but `person` (they may be many), most frequent first, over everything loaded.
SELECT 'action' AS dimension, CAST(action AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY action
UNION ALL
SELECT 'severity' AS dimension, CAST(severity AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY severity
UNION ALL
SELECT 'policy_outcome' AS dimension, CAST(policy_outcome AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY policy_outcome
UNION ALL
SELECT 'human_outcome' AS dimension, CAST(human_outcome AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY human_outcome
UNION ALL
SELECT 'reviewer_group' AS dimension, CAST(reviewer_group AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY reviewer_group
UNION ALL
SELECT 'reason_code' AS dimension, CAST(reason_code AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY reason_code
UNION ALL
SELECT 'evidence_trust' AS dimension, CAST(evidence_trust AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY evidence_trust
UNION ALL
SELECT 'confidence_band' AS dimension, CAST(confidence_band AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY confidence_band
UNION ALL
SELECT 'hour' AS dimension, CAST(hour AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY hour
UNION ALL
SELECT 'weekday' AS dimension, CAST(weekday AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY weekday
UNION ALL
SELECT 'queue_depth' AS dimension, CAST(queue_depth AS VARCHAR) AS value, CAST(count(*) AS DOUBLE) AS decisions FROM facts GROUP BY queue_depth
UNION ALL
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
