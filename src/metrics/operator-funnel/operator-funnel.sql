-- Per person: proposals decided and overridden, and the overrides expected if everybody overrode cases of one
-- workflow, risk class and kind of action equally often (indirect standardisation).
, decided AS (
  SELECT reviewer, CAST(person AS VARCHAR) AS digest, workflow, risk_class, action_category, is_overridden,
    is_overridden AND is_mature AND truth IS NOT NULL AS is_judged,
    is_overridden AND is_mature AND NOT truth AS is_justified
  FROM slice
  WHERE is_proposal AND is_decided AND reviewer IS NOT NULL
),
strata AS (
  SELECT workflow, risk_class, action_category, avg(CAST(is_overridden AS INTEGER)) AS rate
  FROM decided GROUP BY workflow, risk_class, action_category
),
people_counted AS (
  SELECT d.digest, any_value(d.reviewer) AS reviewer, count(*) AS n,
    count(*) FILTER (WHERE d.is_overridden) AS hits, sum(s.rate) AS expected,
    count(*) FILTER (WHERE d.is_judged) AS judged, count(*) FILTER (WHERE d.is_justified) AS justified
  FROM decided AS d
  JOIN strata AS s ON s.workflow = d.workflow AND s.risk_class = d.risk_class AND s.action_category = d.action_category
  GROUP BY d.digest
)
SELECT digest, reviewer,
  CAST(n AS DOUBLE) AS n, CAST(hits AS DOUBLE) AS hits, CAST(expected AS DOUBLE) AS expected,
  CAST(judged AS DOUBLE) AS judged, CAST(justified AS DOUBLE) AS justified,
  CAST(count(*) OVER () AS DOUBLE) AS people,
  CAST(sum(n) OVER () AS DOUBLE) AS all_n, CAST(sum(hits) OVER () AS DOUBLE) AS all_hits
FROM people_counted
ORDER BY hits DESC, n DESC, digest
LIMIT 2000
