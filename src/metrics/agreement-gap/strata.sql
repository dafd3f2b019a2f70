-- Pairs with a human, blind and advised, per stratum.
SELECT
  concat_ws(' · ', CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR), CAST(action_category AS VARCHAR)) AS stratum,
  CAST(count(*) FILTER (WHERE visibility = 'blind') AS DOUBLE) AS blind,
  CAST(count(*) FILTER (WHERE visibility = 'blind' AND match_class = 'matched_agree') AS DOUBLE) AS blind_agree,
  CAST(count(*) FILTER (WHERE visibility <> 'blind') AS DOUBLE) AS advised,
  CAST(count(*) FILTER (WHERE visibility <> 'blind' AND match_class = 'matched_agree') AS DOUBLE) AS advised_agree
FROM slice
WHERE visibility IN ('blind', 'advised', 'unknown') AND match_class IN (
  'matched_agree', 'matched_weaker', 'matched_stronger', 'matched_other_action', 'matched_other_target'
)
GROUP BY workflow, risk_class, action_category
ORDER BY stratum
