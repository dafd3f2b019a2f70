-- Decisions that left the count by the agent's or the labeller's word, and what brings each back: a label "duplicate"
-- or "test", an error or an abstention beside an act, a test on what is in production, a harmless category for an act,
-- a target other than the one that was acted on. A test that a person announced before stays out.
CREATE OR REPLACE TEMP TABLE put_back AS
WITH acting_names AS (
  SELECT action_name, min_by(action_category, (-strength(action_category), action_category)) AS category
  FROM decisions WHERE is_acting(action_category)
  GROUP BY action_name
),
harmless AS (
  SELECT n.action_name, n.action_category, coalesce(a.category, 'isolate') AS category
  FROM (SELECT DISTINCT action_name, action_category FROM decisions WHERE NOT is_acting(action_category)) AS n
  LEFT JOIN acting_names AS a ON a.action_name = n.action_name
  WHERE a.action_name IS NOT NULL OR names_containment(n.action_name)
),
ran AS (
  SELECT c.counts_as AS row, e.resource_uid,
    e.resource_uid <> coalesce(c.resource_uid, '')
      AND NOT coalesce(list_contains(c.targets, e.resource_uid), false) AS is_elsewhere
  FROM audit_events AS e JOIN countable AS c ON c.decision_id = e.decision_id
  WHERE e.kind = 'execution' AND e.rollback_of IS NULL AND e.rollback_reason IS NULL
    AND e.status IN ('success', 'partial') AND e.resource_uid IS NOT NULL
),
-- What the agent, or what works for it, ran though it is recorded as proposing something harmless or nothing.
ran_acts AS (
  SELECT c.counts_as AS row, min_by(e.action_category, (-strength(e.action_category), e.action_category)) AS category
  FROM audit_events AS e JOIN countable AS c ON c.decision_id = e.decision_id
  WHERE e.kind = 'execution' AND e.rollback_of IS NULL AND e.rollback_reason IS NULL
    AND e.status IN ('success', 'partial') AND is_acting(e.action_category) AND NOT is_acting(c.action_category)
    AND e.executor IN ('agent', 'automation')
    AND c.counts_as NOT IN (SELECT row FROM human_decisions WHERE is_override)
  GROUP BY c.counts_as
),
elsewhere AS (
  SELECT row, list(DISTINCT resource_uid ORDER BY resource_uid) AS targets
  FROM ran
  WHERE row IN (SELECT row FROM ran WHERE is_elsewhere)
  GROUP BY row
),
-- A test decision with a verdict or a run of production.
of_production AS (
  SELECT row FROM labels WHERE NOT in_production AND is_named AND is_final AND NOT is_of_test
  UNION ALL
  SELECT c.counts_as FROM audit_events AS e JOIN countable AS c ON c.decision_id = e.decision_id
  WHERE e.kind = 'execution' AND e.environment = 'production' AND c.environment <> 'production'
),
-- What production acts on is in production, whatever a test says of it.
production_resources AS (
  SELECT DISTINCT resource_uid FROM decisions
  WHERE environment = 'production' AND scenario_id IS NULL AND resource_uid IS NOT NULL
),
suspects AS (
  SELECT
    d.rowid AS row, d.agent_uid, d.workflow, d.scenario_id, d.time,
    d.environment = 'production' AND d.scenario_id IS NULL AS in_production,
    coalesce(t.verdict = 'duplicate' AND NOT t.is_contradictory, false) AS is_duplicate,
    coalesce(t.verdict = 'test' AND NOT t.is_contradictory, false) AS is_test,
    -- Who abstains and proposes nothing says one thing twice.
    coalesce(
      CASE WHEN d.action_category <> 'none' OR NOT d.abstained OR x.row IS NOT NULL THEN h.category END, a.category
    ) AS acting_category,
    is_acting(coalesce(acting_category, d.action_category)) AND (d.abstained OR d.error_type IS NOT NULL)
      AS is_flagged,
    d.environment = 'production' OR coalesce(d.resource_environment = 'production', false)
      OR coalesce(d.resource_uid IN (SELECT resource_uid FROM production_resources), false)
      OR d.rowid IN (SELECT row FROM of_production) AS on_production,
    e.targets AS ran_targets
  FROM decisions AS d
  LEFT JOIN truths AS t ON t.seat = d.rowid AND t.verdict IN ('duplicate', 'test')
  LEFT JOIN harmless AS h ON h.action_name = d.action_name AND h.action_category = d.action_category
  LEFT JOIN run_decisions AS x ON x.row = d.rowid
  LEFT JOIN elsewhere AS e ON e.row = d.rowid
  LEFT JOIN ran_acts AS a ON a.row = d.rowid
  WHERE d.rowid NOT IN (SELECT row FROM repeats)
    AND (d.environment <> 'production' OR d.scenario_id IS NOT NULL OR d.abstained OR d.error_type IS NOT NULL
      OR t.seat IS NOT NULL OR h.category IS NOT NULL OR e.row IS NOT NULL OR a.row IS NOT NULL)
),
exercises AS (
  SELECT
    agent_uid, workflow, window_start, window_end, acts_from(time, logged_time) AS announced,
    unnest(coalesce(scenario_ids, [NULL])) AS scenario_id
  FROM audit_events
  WHERE kind = 'control' AND control_kind = 'exercise' AND actor IS NOT NULL
    AND (window_start IS NOT NULL OR window_end IS NOT NULL OR len(scenario_ids) > 0)
),
announced AS (
  SELECT s.row, s.agent_uid, s.workflow, s.time, e.agent_uid AS agent, e.workflow AS flow, e.announced,
    e.window_start, e.window_end
  FROM suspects AS s JOIN exercises AS e ON e.scenario_id = s.scenario_id
  UNION ALL
  SELECT s.row, s.agent_uid, s.workflow, s.time, e.agent_uid, e.workflow, e.announced, e.window_start, e.window_end
  FROM suspects AS s JOIN exercises AS e ON e.announced <= s.time
  WHERE e.scenario_id IS NULL AND (s.is_test OR NOT s.in_production)
),
kept_out AS (
  SELECT row FROM announced
  WHERE announced <= time AND coalesce(agent = agent_uid, true) AND coalesce(flow = workflow, flow IS NULL)
    AND coalesce(time >= window_start, true) AND coalesce(time <= window_end, true)
),
-- A run that failed and was tried again is counted by the next try.
tries AS (
  SELECT
    d.rowid AS row, d.time,
    min(CASE WHEN NOT d.abstained AND d.error_type IS NULL THEN d.time END) OVER (
      PARTITION BY
        coalesce(d.incident_uid, d.finding_uid, d.decision_id), d.action_name, d.action_category, d.resource_uid,
        d.targets, d.agent_uid, d.release_id, d.mode, d.environment, d.scenario_id
      ORDER BY d.time RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    ) AS next_try
  FROM decisions AS d
  WHERE coalesce(d.incident_uid, d.finding_uid, d.decision_id) IN (
    SELECT coalesce(f.incident_uid, f.finding_uid, f.decision_id)
    FROM suspects AS s JOIN decisions AS f ON f.rowid = s.row
    WHERE s.is_flagged
  )
),
retried AS (
  SELECT t.row
  FROM tries AS t JOIN suspects AS s ON s.row = t.row
  WHERE s.is_flagged AND NOT s.is_duplicate AND NOT s.is_test AND t.next_try <= t.time + duplicate_window()
)
SELECT row, is_duplicate, acting_category AS category, ran_targets
FROM suspects
WHERE (in_production OR (on_production AND row NOT IN (SELECT row FROM kept_out)))
  AND row NOT IN (SELECT row FROM retried)
  AND (NOT in_production OR is_duplicate OR (is_test AND row NOT IN (SELECT row FROM kept_out))
    OR is_flagged OR acting_category IS NOT NULL OR ran_targets IS NOT NULL)
