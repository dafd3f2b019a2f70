-- Cases that both bundles of a pair ran: the same finding, replayed scenario or group of rewordings. A case counts once
-- a bundle, by its worst decision; a bundle that left it unresolved takes the pair out of the test.
, pairs(first, second) AS (VALUES {pairs}
), keyed AS (
  SELECT
    CASE
      WHEN s.scenario_kind = 'paraphrase' AND s.scenario_group IS NOT NULL
        THEN 'rewordings ' || CAST(s.workflow AS VARCHAR) || ' ' || s.scenario_group
      WHEN d.finding_uid IS NOT NULL THEN 'finding ' || d.finding_uid
      WHEN s.scenario_id IS NOT NULL THEN 'scenario ' || s.scenario_id
    END AS case_key,
    s.*
  FROM slice s
  JOIN decisions d ON d.event_id = s.event_id
  WHERE CAST(s.release AS VARCHAR) IN (SELECT first FROM pairs UNION SELECT second FROM pairs)
), flagged AS (
{flagged}
), per_case AS (
  SELECT
    metric, case_key, CAST(release AS VARCHAR) AS release,
    bool_or(risk_class = 'high') AS is_high,
    min(incident_key) AS incident_key,
    bool_or(counted) AND NOT bool_or(waiting) AS is_counted,
    CASE WHEN metric IN ({lower}) THEN bool_or(hit) FILTER (WHERE counted) ELSE bool_and(hit) FILTER (WHERE counted) END
      AS hit,
    min(event_id) AS event_id
  FROM flagged
  WHERE counted OR waiting
  GROUP BY metric, case_key, release
), cases AS (
  SELECT
    b.metric, p.first, p.second, b.case_key, b.is_high OR c.is_high AS is_high,
    b.incident_key,
    b.is_counted AND c.is_counted AS is_counted,
    b.hit AS before, c.hit AS after, b.event_id AS before_event, c.event_id AS after_event
  FROM per_case b
  JOIN per_case c ON c.metric = b.metric AND c.case_key = b.case_key
  JOIN (SELECT DISTINCT first, second FROM pairs) p ON p.first = b.release AND p.second = c.release
)
