-- Every incident of one scope as the log had it at a moment: what was recorded later is not there yet, and what
-- readers of an audit answered never is.
WITH own AS (
  SELECT
    f.event_id, f.incident_key, f.incident, f.decision_id, f.finding_uid, d.incident_uid, f.time,
    d.resource_uid IS NOT NULL AS names_resource, d.severity IS NOT NULL AS names_severity,
    is_acting(d.action_category) AND NOT d.abstained AND d.error_type IS NULL AS acts,
    CASE WHEN d.abstained OR d.error_type IS NOT NULL THEN 'none' ELSE d.action_category END AS category,
    list_concat(coalesce(d.targets, []), CASE WHEN d.resource_uid IS NULL THEN [] ELSE [d.resource_uid] END) AS targets
  FROM facts AS f
  JOIN decisions AS d ON d.event_id = f.event_id
  WHERE f.is_production AND CAST(f.agent AS VARCHAR) = ? AND CAST(f.workflow AS VARCHAR) = ?
    AND CAST(f.risk_class AS VARCHAR) = ? AND CAST(f.release AS VARCHAR) IN ({releases})
    AND acts_from(d.time, d.logged_time) <= epoch_ms(CAST(? AS BIGINT))
),
known AS (
  SELECT * FROM audit_events
  WHERE kind IN ('review', 'verdict') AND sampling_draw IS NULL
    AND acts_from(time, logged_time) <= epoch_ms(CAST(? AS BIGINT))
),
-- What people did on a decision, or alone on its finding.
answered AS (
  SELECT
    o.event_id,
    is_override(r.outcome, o.category,
      CASE r.outcome WHEN 'modify' THEN r.modified_category WHEN 'override' THEN coalesce(r.modified_category, r.action_category) END,
      coalesce(list_contains(o.targets, coalesce(r.modified_resource, r.resource_uid)), true)) AS is_overridden,
    r.outcome = 'approve' AS is_agreed
  FROM known AS r JOIN own AS o ON o.decision_id = r.decision_id
  WHERE r.kind = 'review' AND is_decision(r.outcome)
  UNION ALL
  SELECT
    o.event_id, is_acting(r.action_category) AND NOT o.acts,
    coalesce(r.action_category = o.category AND list_contains(o.targets, r.resource_uid), false)
  FROM known AS r JOIN own AS o ON coalesce(o.finding_uid, o.incident_uid) = r.finding_uid
  WHERE r.kind = 'review' AND r.decision_id IS NULL AND is_decision(r.outcome)
),
people AS (
  SELECT event_id, bool_or(coalesce(is_overridden, false)) AS is_overridden, bool_or(is_agreed) AS is_agreed
  FROM answered GROUP BY event_id
),
labelled AS (
  SELECT o.event_id, v.event_id AS label, true AS is_named
  FROM known AS v JOIN own AS o ON o.decision_id = v.decision_id
  WHERE v.kind = 'verdict'
  UNION ALL
  SELECT o.event_id, v.event_id, false
  FROM known AS v JOIN own AS o ON coalesce(o.finding_uid, o.incident_uid) = v.finding_uid
  WHERE v.kind = 'verdict' AND v.decision_id IS NULL
),
-- The strongest label, then the nearest, then the latest; of several at one moment the last by name.
spoken AS (
  SELECT l.event_id, v.verdict, v.warranted_categories, v.warranted_resources
  FROM labelled AS l JOIN known AS v ON v.event_id = l.label
  WHERE v.basis <> 'lab_label' AND coalesce(v.environment, 'production') = 'production' AND coalesce(v.final, true)
    AND v.verdict NOT IN ('undetermined', 'duplicate', 'test')
  QUALIFY row_number() OVER (
    PARTITION BY l.event_id
    ORDER BY
      basis_strength(
        CASE WHEN v.author_kind = 'automation' THEN 'automation' ELSE v.basis END,
        CASE WHEN v.blind THEN 'blind' ELSE 'unknown' END
      ) DESC,
      l.is_named DESC, acts_from(v.time, v.logged_time) DESC, v.time DESC, v.event_id DESC
  ) = 1
),
each AS (
  SELECT
    o.*, coalesce(p.is_overridden, false) AS is_overridden, coalesce(p.is_agreed, false) AS is_agreed,
    CASE
      WHEN s.verdict IS NULL THEN NULL
      WHEN NOT o.acts AND s.warranted_categories IS NULL THEN s.verdict = 'true_positive'
      WHEN NOT o.acts THEN s.verdict = 'true_positive' AND len(list_filter(s.warranted_categories, lambda c: is_acting(c))) > 0
      WHEN s.warranted_categories IS NULL THEN s.verdict <> 'true_positive'
      ELSE s.verdict <> 'true_positive' OR len(list_filter(
        range(1, len(s.warranted_categories) + 1),
        lambda i: s.warranted_categories[i] = o.category
          AND (s.warranted_resources[i] = '' OR list_contains(o.targets, s.warranted_resources[i]))
      )) = 0 END AS is_wrong
  FROM own AS o
  LEFT JOIN people AS p ON p.event_id = o.event_id
  LEFT JOIN spoken AS s ON s.event_id = o.event_id
),
totals AS (
  SELECT
    incident_key, min(incident) AS incident, min(time) AS opened, count(*) AS decisions,
    bool_or(names_resource) AS names_resource, bool_or(names_severity) AS names_severity,
    bool_or(is_wrong) AS any_wrong
  FROM each GROUP BY incident_key
),
gravest AS (
  SELECT incident_key, category, acts, is_overridden, is_agreed
  FROM each
  QUALIFY row_number() OVER (
    PARTITION BY incident_key ORDER BY acts DESC, strength(category) DESC, is_overridden DESC, time, event_id
  ) = 1
)
SELECT
  t.incident AS uid, CAST(t.incident_key AS DOUBLE) AS key, epoch_ms(t.opened) AS "openedAt",
  CAST(t.decisions AS DOUBLE) AS decisions,
  g.category,
  CASE
    WHEN g.is_overridden THEN 'overridden'
    WHEN NOT g.acts THEN 'held_back'
    WHEN g.is_agreed THEN 'agreed'
    ELSE 'acted' END AS conduct,
  CASE WHEN t.any_wrong THEN 'says_wrong' WHEN NOT t.any_wrong THEN 'says_right' ELSE 'says_nothing' END AS weak,
  t.names_resource AS "namesResource", t.names_severity AS "namesSeverity"
FROM totals AS t JOIN gravest AS g ON g.incident_key = t.incident_key
WHERE epoch_ms(t.opened) <= ?
ORDER BY t.incident_key
