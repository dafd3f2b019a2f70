, pairs AS (
  -- Each matched proposal with the human's action that it was matched with: class against class.
  SELECT
    s.event_id,
    s.incident_key,
    CAST(s.action_category AS VARCHAR) AS agent_did,
    CAST(h.human_category AS VARCHAR) AS human_did,
    CASE WHEN s.visibility = 'blind' THEN 'blind' ELSE 'advised' END AS seen,
    s.match_class = 'matched_other_target' AS is_other_target,
    -- The review says override and names what was proposed: what it says counts, so the pair differs.
    s.match_class = 'matched_other_action' AND s.action_category = h.human_category AS is_same_override
  FROM slice s
  JOIN human_actions h
    ON h.decision_id = s.decision_id AND h.match_class = s.match_class AND h.visibility = s.visibility
  WHERE s.visibility IN ('blind', 'advised', 'unknown') AND s.match_class IN (
    'matched_agree', 'matched_weaker', 'matched_stronger', 'matched_other_action', 'matched_other_target'
  )
  QUALIFY row_number() OVER (
    PARTITION BY s.event_id ORDER BY h.decided_time = s.decided_time DESC, h.decided_time, h.review_event_id
  ) = 1
)
