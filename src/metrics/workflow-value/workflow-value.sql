-- Per scope: how often it comes up, how long people take over it, how far its actions reach and how hard they are to undo.
, weighed AS (
  SELECT *,
    CASE WHEN reversibility = 'reversible' THEN 1 WHEN reversibility = 'partially' THEN 2 ELSE 4 END AS undo_weight,
    CASE WHEN is_decided AND shown_time IS NOT NULL AND decided_time >= shown_time
      THEN epoch_ms(decided_time) / 1000.0 - epoch_ms(shown_time) / 1000.0 END AS seen_s
  FROM slice
)
SELECT
  CAST(agent AS VARCHAR) AS agent,
  CAST(workflow AS VARCHAR) AS workflow,
  CAST(risk_class AS VARCHAR) AS risk_class,
  CAST(count(*) FILTER (WHERE is_action) AS DOUBLE) AS actions,
  CAST(count(*) FILTER (WHERE is_action AND age_days < 28) AS DOUBLE)
    / (greatest(7, least(28, max(age_days))) / 7) AS actions_per_week,
  -- Where all are 0 the log has one time for shown and decided, and no work is timed.
  CAST(CASE WHEN max(seen_s) > 0 THEN count(seen_s) FILTER (WHERE is_action) ELSE 0 END AS DOUBLE) AS timed,
  CAST(CASE WHEN max(seen_s) > 0 THEN median(seen_s) FILTER (WHERE is_action) END AS DOUBLE) AS human_s,
  CAST(count(*) FILTER (WHERE is_action AND blast_count IS NOT NULL) AS DOUBLE) AS reach_known,
  CAST(avg(blast_count) FILTER (WHERE is_action) AS DOUBLE) AS reach,
  CAST(avg(undo_weight) FILTER (WHERE is_action) AS DOUBLE) AS undo_weight,
  CAST(avg(blast_count * undo_weight) FILTER (WHERE is_action) AS DOUBLE) AS exposure
FROM weighed
GROUP BY agent, workflow, risk_class
ORDER BY agent, workflow, risk_class
