-- Every final verdict that may speak about an action, when it arrived (recorded, else reached), and what it says
-- of the action. Reach, rank and warrant are those of the accounting join; here each verdict counts, not the last.
, acting AS (
  SELECT s.event_id, s.decision_id, coalesce(d.finding_uid, d.incident_uid) AS finding, d.action_category,
    s.visibility = 'blind' AS is_blind,
    CASE
      WHEN len(d.targets) > 0 AND d.resource_uid IS NOT NULL THEN list_append(d.targets, d.resource_uid)
      WHEN len(d.targets) > 0 THEN d.targets
      WHEN d.resource_uid IS NOT NULL THEN [d.resource_uid]
      ELSE [] END AS own
  FROM slice AS s
  JOIN decisions AS d ON d.event_id = s.event_id
  WHERE s.is_action AND s.unadjudicable NOT IN ('duplicate', 'test')
),
verdicts AS (
  SELECT *, greatest(time, coalesce(logged_time, time)) AS arrived
  FROM audit_events
  WHERE kind = 'verdict' AND coalesce(final, true) AND basis <> 'lab_label'
    AND coalesce(environment, 'production') = 'production'
),
reached AS (
  SELECT a.event_id, a.action_category, a.own, a.is_blind, 1 AS is_named, v.*
  FROM acting AS a JOIN (SELECT * EXCLUDE (event_id, action_category) FROM verdicts) AS v ON v.decision_id = a.decision_id
  UNION ALL
  SELECT a.event_id, a.action_category, a.own, a.is_blind, 0, v.*
  FROM acting AS a JOIN (SELECT * EXCLUDE (event_id, action_category) FROM verdicts WHERE decision_id IS NULL) AS v
    ON v.finding_uid = a.finding
),
said AS (
  SELECT *,
    -- Where a label does not say what its author saw, the reviews of its decision do.
    basis_strength(
      CASE WHEN author_kind = 'automation' THEN 'automation' ELSE basis END,
      CASE WHEN coalesce(blind, is_blind) THEN 'blind' ELSE 'unknown' END
    ) AS strength,
    list_transform(
      list_filter(range(1, len(warranted_categories) + 1), lambda i: warranted_categories[i] = action_category),
      lambda i: warranted_resources[i]
    ) AS wanted
  FROM reached
)
SELECT
  event_id AS id,
  CAST(epoch_ms(arrived) AS DOUBLE) AS "at",
  CAST((2 * strength + is_named) * 8000000000000 + epoch_ms(time) AS DOUBLE) AS weight,
  CASE
    WHEN verdict IN ('undetermined', 'duplicate', 'test') THEN NULL
    WHEN warranted_categories IS NOT NULL
      THEN NOT (verdict = 'true_positive' AND (list_contains(wanted, '') OR list_has_any(wanted, own)))
    ELSE verdict <> 'true_positive' END AS wrong
FROM said
WHERE rank_of_strength(strength) >= ?
ORDER BY "at", id
