-- What may be a decision and is none that counts, in the scope that its readable fields name: a scope that no
-- production decision has counts as not named. Of ids that no record holds `right_rank` is the rank of the best
-- final label that says right, 0 where one says anything else: an action that a label names was not logged.
-- `wrong_rank` is that of the best final label that says wrong, 0 where another says right at that rank; `said_at` when
-- the first record named the id, in epoch ms.
CREATE OR REPLACE TEMP TABLE missing_records AS
WITH known AS (
  SELECT DISTINCT agent_uid AS agent, coalesce(workflow, '(none)') AS workflow
  FROM decisions WHERE environment = 'production' AND scenario_id IS NULL
),
same_ids AS (
  SELECT d.file, d.line, d.decision_id, d.agent_uid, d.workflow
  FROM repeats AS r
  JOIN decisions AS d ON d.rowid = r.row
  JOIN decisions AS k ON k.rowid = r.counts_as
  WHERE r.is_same_id
    AND hash(
      d.incident_uid, d.finding_uid, d.action_name, d.action_category, d.resource_uid, d.targets, d.agent_uid,
      d.workflow, d.release_id, d.mode, d.environment, d.scenario_id, d.abstained, d.error_type, d.risk_level,
      d.severity, d.criticality, d.reversibility, d.policy_outcome
    ) <> hash(
      k.incident_uid, k.finding_uid, k.action_name, k.action_category, k.resource_uid, k.targets, k.agent_uid,
      k.workflow, k.release_id, k.mode, k.environment, k.scenario_id, k.abstained, k.error_type, k.risk_level,
      k.severity, k.criticality, k.reversibility, k.policy_outcome
    )
),
-- A repetition whose label says wrong where that of the case says right, and a decision dated a day and more after the
-- label that says wrong of it: each hides an error.
contradicted AS (
  SELECT d.file, d.line, d.decision_id, d.agent_uid, d.workflow
  FROM repeats AS r
  JOIN decisions AS d ON d.rowid = r.row
  JOIN decisions AS k ON k.rowid = r.counts_as
  JOIN facts AS f ON f.event_id = d.event_id AND f.file = d.file AND f.line = d.line
  JOIN facts AS g ON g.event_id = k.event_id AND g.file = k.file AND g.line = k.line
  WHERE NOT r.is_same_id AND g.is_production AND g.verdict = 'true_positive'
    AND f.verdict IN ('false_positive', 'benign_positive') AND f.label_rank >= g.label_rank
  UNION
  SELECT d.file, d.line, d.decision_id, d.agent_uid, d.workflow
  FROM labels AS l JOIN decisions AS d ON d.rowid = l.row
  WHERE l.is_named AND l.is_final AND l.in_production AND l.verdict IN ('false_positive', 'benign_positive')
    AND is_before(l.time, d.time)
),
findings AS (
  SELECT
    coalesce(finding_uid, incident_uid) AS finding_uid,
    CASE WHEN count(DISTINCT agent_uid) = 1 THEN min(agent_uid) END AS agent,
    CASE WHEN count(DISTINCT coalesce(workflow, '(none)')) = 1 THEN min(coalesce(workflow, '(none)')) END AS workflow
  FROM decisions
  WHERE coalesce(finding_uid, incident_uid) IN (SELECT finding_uid FROM lost_events)
  GROUP BY coalesce(finding_uid, incident_uid)
),
resources AS (
  SELECT
    resource_uid,
    CASE WHEN count(DISTINCT agent_uid) = 1 THEN min(agent_uid) END AS agent,
    CASE WHEN count(DISTINCT coalesce(workflow, '(none)')) = 1 THEN min(coalesce(workflow, '(none)')) END AS workflow
  FROM decisions
  WHERE resource_uid IN (SELECT resource_uid FROM lost_events)
  GROUP BY resource_uid
),
said AS (
  SELECT
    e.decision_id, e.file, e.line, e.agent_uid, e.workflow,
    f.agent AS finding_agent, f.workflow AS finding_workflow,
    r.agent AS resource_agent, r.workflow AS resource_workflow,
    e.kind = 'verdict' AND coalesce(e.final, true) AND e.basis <> 'lab_label' AS is_label,
    e.verdict = 'true_positive' AND e.warranted_categories IS NULL
      AND coalesce(e.environment, 'production') = 'production' AS says_right,
    e.verdict IN ('false_positive', 'benign_positive')
      AND coalesce(e.environment, 'production') = 'production' AS says_wrong,
    e.kind IN ('review', 'own_review') AND e.outcome IN ('reject', 'override') AS overrides,
    e.time,
    rank_of_strength(basis_strength(
      CASE WHEN e.author_kind = 'automation' THEN 'automation' ELSE e.basis END,
      CASE WHEN e.blind THEN 'blind' ELSE 'unknown' END
    )) AS label_rank
  FROM lost_events AS e
  LEFT JOIN findings AS f ON f.finding_uid = e.finding_uid
  LEFT JOIN resources AS r ON r.resource_uid = e.resource_uid
),
lost AS (
  SELECT
    decision_id,
    coalesce(
      CASE WHEN count(DISTINCT agent_uid) = 1 THEN min(agent_uid) END,
      CASE WHEN count(DISTINCT finding_agent) = 1 THEN min(finding_agent) END,
      CASE WHEN count(DISTINCT resource_agent) = 1 THEN min(resource_agent) END
    ) AS agent,
    coalesce(
      CASE WHEN count(DISTINCT workflow) = 1 THEN min(workflow) END,
      CASE WHEN count(DISTINCT finding_workflow) = 1 THEN min(finding_workflow) END,
      CASE WHEN count(DISTINCT resource_workflow) = 1 THEN min(resource_workflow) END
    ) AS workflow,
    CASE
      WHEN bool_or(is_label AND NOT says_right) THEN 0
      ELSE coalesce(max(label_rank) FILTER (is_label), 0) END AS right_rank,
    coalesce(max(label_rank) FILTER (is_label AND says_wrong), 0) AS best_wrong,
    CASE WHEN best_wrong > coalesce(max(label_rank) FILTER (is_label AND says_right), 0) THEN best_wrong ELSE 0 END
      AS wrong_rank,
    bool_or(overrides) AS is_overridden,
    epoch_ms(min(time)) AS said_at,
    min(file) AS file,
    min_by(line, (file, line)) AS line
  FROM said
  GROUP BY decision_id
),
-- Labels that name no decision speak of every one of their finding, of lines that count as none too.
on_findings AS (
  SELECT
    e.finding_uid, e.time,
    e.verdict = 'true_positive' AS says_right,
    e.verdict IN ('false_positive', 'benign_positive') AS says_wrong,
    rank_of_strength(basis_strength(
      CASE WHEN e.author_kind = 'automation' THEN 'automation' ELSE e.basis END,
      CASE WHEN e.blind THEN 'blind' ELSE 'unknown' END
    )) AS label_rank
  FROM audit_events AS e
  WHERE e.kind = 'verdict' AND e.decision_id IS NULL AND coalesce(e.final, true) AND e.basis <> 'lab_label'
    AND coalesce(e.environment, 'production') = 'production'
    AND e.finding_uid IN (SELECT finding_uid FROM uncounted_lines)
),
wrong_findings AS (
  SELECT finding_uid, max(label_rank) FILTER (says_wrong) AS wrong_rank, epoch_ms(min(time)) AS said_at
  FROM on_findings
  GROUP BY finding_uid
  HAVING max(label_rank) FILTER (says_wrong) > coalesce(max(label_rank) FILTER (says_right), 0)
),
uncounted AS (
  SELECT kind, file, line, records, decision_id AS id, finding_uid, agent_uid AS agent, workflow,
    -- Of several lines that hold one id, or without one are of one finding, one is the decision.
    row_number() OVER (PARTITION BY coalesce(decision_id, finding_uid) ORDER BY file, line) = 1 AS is_first
  FROM uncounted_lines
),
everything AS (
  SELECT u.kind, u.file, u.line, u.records, u.id, u.agent, u.workflow, 0 AS right_rank,
    CASE WHEN u.is_first THEN coalesce(nullif(l.wrong_rank, 0), f.wrong_rank, 0) ELSE 0 END AS wrong_rank,
    coalesce(u.is_first AND l.is_overridden, FALSE) AS is_overridden, coalesce(l.said_at, f.said_at) AS said_at
  FROM uncounted AS u
  LEFT JOIN lost AS l ON l.decision_id = u.id
  LEFT JOIN wrong_findings AS f ON f.finding_uid = u.finding_uid
  UNION ALL
  SELECT 'conflict', file, line, 1, decision_id, agent_uid, workflow, 0, 0, FALSE, NULL FROM same_ids
  UNION ALL
  SELECT 'contradicted', file, line, 1, decision_id, agent_uid, workflow, 0, 0, FALSE, NULL FROM contradicted
  UNION ALL
  SELECT 'lost_decision', file, line, 1, decision_id, agent, workflow, right_rank, wrong_rank, is_overridden, said_at
  FROM lost
),
placed AS (
  SELECT
    kind, file, line, records, id, right_rank, wrong_rank, is_overridden, said_at,
    CASE WHEN agent IN (SELECT agent FROM known) THEN agent END AS agent,
    CASE
      WHEN agent IN (SELECT agent FROM known)
        THEN CASE WHEN (agent, workflow) IN (SELECT (agent, workflow) FROM known) THEN workflow END
      WHEN workflow IN (SELECT workflow FROM known) THEN workflow END AS workflow
  FROM everything
),
-- A rejected line that holds the id is already counted.
told AS (
  SELECT l.id
  FROM placed AS l
  JOIN placed AS t ON t.id = l.id
  WHERE l.kind = 'lost_decision' AND t.kind <> 'lost_decision'
    AND coalesce(l.agent = t.agent, true) AND coalesce(l.workflow = t.workflow, true)
)
SELECT * FROM placed WHERE kind <> 'lost_decision' OR id NOT IN (SELECT id FROM told)
