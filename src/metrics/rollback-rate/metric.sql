-- Executed actions undone as wrong within the follow-up window (the maturity lag).
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  is_executed AND followed_days >= lag_days AS counted,
  is_rolled_back AND coalesce(rollback_days, 0) <= lag_days AS hit,
  FALSE AS "open",
  is_executed AND coalesce(followed_days < lag_days, TRUE) AS young
FROM slice
