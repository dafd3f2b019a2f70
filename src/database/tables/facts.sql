-- One narrow row per decision: what the agent proposed, what humans did, what ran, and the truth. `inputs` says which
-- decisions, and `truths` with which label.
CREATE OR REPLACE TEMP VIEW fact_rows AS
WITH classed AS (
  SELECT *, risk_class_of(risk_level, severity, reversibility, criticality, blast_count) AS class FROM inputs
),
joined AS (
  SELECT
    d.*,
    i.incident, i.incident_key, coalesce(o.opened_time, i.opened_time) AS opened_time,
    k.as_of,
    d.environment = 'production' AND d.scenario_id IS NULL AS in_production,
    r.row IS NOT NULL AS repeats_another,
    d.error_type IS NOT NULL AS has_error,
    d.action_category <> 'none' AND NOT d.abstained AND d.error_type IS NULL AND r.row IS NULL AS proposes,
    t.verdict AS truth, t.basis, t.sight, t.label_rank AS truth_rank, t.label_time AS truth_time, t.is_contradictory,
    t.verdict_flips AS flips, t.scenario_met AS met,
    w.seat IS NOT NULL AS names_warranted, w.is_warranted, w.target_right AS right_target,
    w.over_scope AS wide, w.excess_targets AS excess,
    h.human_outcome AS humans, h.is_override, h.match_class AS comparison, h.step, h.reviewer AS person,
    h.reviewer_group AS person_group, h.reason_code AS reason, h.shown_time AS shown, h.time AS review_time,
    h.saw_agent_output, coalesce(h.sampling_probability, t.sampling_probability) AS sampled,
    late.row IS NOT NULL AS has_late_review,
    x.executed_time AS ran, x.rollback_time AS undone,
    p.person AS digest, q.waiting
  FROM classed AS d
  JOIN scope_clocks AS k
    ON k.agent_uid = d.agent_uid AND k.workflow = coalesce(d.workflow, '(none)') AND k.class = d.class
  JOIN incidents AS i ON i.incident = coalesce(d.incident_uid, d.finding_uid, d.decision_id)
  LEFT JOIN openings AS o ON o.incident = i.incident AND o.agent_uid = d.agent_uid
    AND o.workflow = coalesce(d.workflow, '(none)') AND o.class = d.class
  LEFT JOIN repeats AS r ON r.row = d.row
  LEFT JOIN truths AS t ON t.seat = d.seat
  LEFT JOIN warrants AS w ON w.seat = d.seat
  LEFT JOIN human_decisions AS h ON h.row = d.row
  LEFT JOIN (SELECT DISTINCT row FROM counted_reviews WHERE is_late AND is_decision(outcome)) AS late ON late.row = d.row
  LEFT JOIN run_decisions AS x ON x.row = d.row
  LEFT JOIN people AS p ON p.reviewer = h.reviewer
  LEFT JOIN queue AS q ON q.minute = date_trunc('minute', h.shown_time)
),
judged AS (
  SELECT
    *,
    coalesce(humans, 'pending') AS human,
    CASE
      WHEN is_contradictory THEN 'contradictory'
      WHEN truth IN ('undetermined', 'duplicate', 'test') THEN truth
      ELSE '(none)' END AS not_adjudicable,
    CASE
      WHEN is_contradictory OR truth IS NULL OR truth IN ('undetermined', 'duplicate', 'test') THEN NULL
      WHEN names_warranted AND is_acting(action_category) THEN truth = 'true_positive' AND is_warranted
      ELSE truth = 'true_positive' END AS was_warranted
  FROM joined
)
SELECT
  reading, for_rank,
  decision_id, event_id, file, line,
  incident_key, incident, finding_uid,
  time, week_of(time) AS week, opened_time, as_of,
  (epoch_ms(as_of) - epoch_ms(time)) / 86400000.0 AS age_days,
  (epoch_ms(as_of) - epoch_ms(opened_time)) / 86400000.0 AS incident_age_days,
  CAST(environment AS environment_word) AS environment,
  in_production AS is_production,
  CAST(agent_uid AS agent_word) AS agent,
  CAST(coalesce(agent_role, '(none)') AS agent_role_word) AS agent_role,
  CAST(coalesce(release_id, '(none)') AS release_word) AS release,
  CAST(coalesce(workflow, '(none)') AS workflow_word) AS workflow,
  CAST(action_name AS action_word) AS action,
  CAST(action_category AS category_word) AS action_category,
  CAST(mode AS mode_word) AS mode,
  CAST(coalesce(risk_level, '(none)') AS level_word) AS risk_level,
  CAST(coalesce(criticality, '(none)') AS level_word) AS criticality,
  CAST(coalesce(severity, '(none)') AS level_word) AS severity,
  CAST(class AS risk_class_word) AS risk_class,
  coalesce(class = 'high' AND risk_level IN ('info', 'low', 'medium'), false) AS is_risk_contradictory,
  confidence,
  proposes AS is_proposal,
  proposes AND is_acting(action_category) AS is_action,
  proposes AND action_category IN ('isolate', 'evict') AS is_containment,
  proposes AND action_category = 'escalate' AS is_escalation,
  abstained AS is_abstention,
  has_error AS is_error,
  repeats_another AS is_duplicate,
  CAST(coalesce(policy_outcome, '(none)') AS policy_outcome_word) AS policy_outcome,
  proposes AND (
    coalesce(policy_outcome = 'deny', false)
    OR (coalesce(reversibility = 'irreversible' AND criticality = 'critical', false)
      AND coalesce(policy_outcome IN ('require_approval', 'require_two_person'), false)
      AND human <> 'approve')
  ) AS is_unsafe,
  CAST(coalesce(basis, '(none)') AS basis_word) AS label_basis,
  CAST(coalesce(truth_rank, 0) AS TINYINT) AS label_rank,
  CAST(coalesce(sight, '(none)') AS visibility_word) AS label_sight,
  CAST(coalesce(truth, '(none)') AS verdict_word) AS verdict,
  was_warranted AS warranted,
  was_warranted IS NOT NULL AS is_resolved,
  right_target AS target_right,
  wide AS over_scope,
  excess AS excess_targets,
  CAST(not_adjudicable AS unadjudicable_word) AS unadjudicable,
  truth_time AS label_time,
  coalesce(flips, 0) AS verdict_flips,
  CAST(human AS outcome_word) AS human_outcome,
  coalesce(is_override AND human <> 'pending', false) AS is_overridden,
  human IN ('approve', 'modify', 'reject', 'override') AS is_decided,
  human = 'pending' AND has_late_review AS is_reviewed_late,
  CAST(CASE
    WHEN humans IS NULL THEN '(none)'
    WHEN saw_agent_output THEN 'advised'
    WHEN NOT saw_agent_output THEN 'blind'
    ELSE 'unknown' END AS visibility_word) AS visibility,
  -- A human decision is compared even when the truth cannot be told; the reason stays in `unadjudicable`.
  -- Without one, the agent stands alone once the case has a verdict and nobody reviewed it.
  CAST(CASE
    WHEN NOT proposes THEN '(none)'
    WHEN human IN ('approve', 'modify', 'reject', 'override') THEN comparison
    WHEN not_adjudicable <> '(none)' THEN 'unadjudicable'
    WHEN humans IS NULL AND truth IS NOT NULL THEN 'agent_only'
    ELSE 'unresolved' END AS match_word) AS match_class,
  CAST(step AS TINYINT) AS match_step,
  person AS reviewer,
  CAST(coalesce(person_group, '(none)') AS reviewer_group_word) AS reviewer_group,
  CAST(coalesce(reason, '(none)') AS reason_code_word) AS reason_code,
  shown AS shown_time,
  CASE WHEN human <> 'pending' THEN review_time END AS decided_time,
  CASE WHEN human <> 'pending'
    THEN (epoch_ms(review_time) - epoch_ms(coalesce(shown, time))) / 1000.0 END AS wait_s,
  ran IS NOT NULL AS is_executed,
  ran AS executed_time,
  undone IS NOT NULL AS is_rolled_back,
  (epoch_ms(undone) - epoch_ms(ran)) / 86400000.0 AS rollback_days,
  (epoch_ms(as_of) - epoch_ms(ran)) / 86400000.0 AS followed_days,
  CAST(coalesce(reversibility, '(none)') AS reversibility_word) AS reversibility,
  has_rollback_path,
  escalation_level,
  blast_count,
  coalesce(len(targets), 0) > 0 OR resource_uid IS NOT NULL AS has_target,
  resource_uid,
  CAST(coalesce(resource_type, '(none)') AS resource_type_word) AS resource_type,
  evidence_n, evidence_authoritative_n, evidence_untrusted_n, evidence_trust_n, evidence_age_s, evidence_foreign_n,
  tool_calls_n, tool_errors_n, retrieved_n,
  latency_ms,
  CAST(coalesce(scenario_kind, '(none)') AS scenario_kind_word) AS scenario_kind,
  CAST(coalesce(scenario_category, '(none)') AS scenario_category_word) AS scenario_category,
  scenario_id, scenario_group,
  met AS scenario_met,
  sampled AS sampling_probability,
  CAST(coalesce(digest, '(none)') AS person_word) AS person,
  CAST(CASE
    WHEN confidence IS NULL THEN '(none)'
    WHEN confidence < 0.5 THEN '0.0-0.5' WHEN confidence < 0.6 THEN '0.5-0.6'
    WHEN confidence < 0.7 THEN '0.6-0.7' WHEN confidence < 0.8 THEN '0.7-0.8'
    WHEN confidence < 0.9 THEN '0.8-0.9' WHEN confidence < 0.95 THEN '0.9-0.95'
    WHEN confidence < 0.99 THEN '0.95-0.99' ELSE '0.99-1.0' END AS confidence_band_word) AS confidence_band,
  hour_of(CASE WHEN human <> 'pending' THEN review_time ELSE time END) AS hour,
  weekday_of(CASE WHEN human <> 'pending' THEN review_time ELSE time END) AS weekday,
  CAST(CASE
    WHEN human = 'pending' OR waiting IS NULL THEN '(none)'
    WHEN waiting < 1 THEN '0' WHEN waiting < 2 THEN '1' WHEN waiting < 4 THEN '2-3' WHEN waiting < 8 THEN '4-7'
    WHEN waiting < 16 THEN '8-15' WHEN waiting < 32 THEN '16-31' ELSE '32+' END AS queue_word) AS queue_depth,
  CAST(CASE
    WHEN coalesce(evidence_n, 0) = 0 THEN 'no_evidence'
    WHEN evidence_untrusted_n > 0 THEN 'untrusted'
    WHEN evidence_authoritative_n > 0 THEN 'authoritative'
    WHEN evidence_trust_n > 0 THEN 'supporting' ELSE '(none)' END AS trust_word) AS evidence_trust
FROM judged
