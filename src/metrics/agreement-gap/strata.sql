-- Pairs with a human, blind and advised, per stratum.
, pairs AS (
  SELECT
    concat_ws(' · ', CAST(workflow AS VARCHAR), CAST(risk_class AS VARCHAR), CAST(action_category AS VARCHAR)) AS stratum,
    incident_key,
    visibility = 'blind' AS is_blind,
    match_class = 'matched_agree' AS agrees
  FROM slice
  WHERE visibility IN ('blind', 'advised', 'unknown') AND match_class IN (
    'matched_agree', 'matched_weaker', 'matched_stronger', 'matched_other_action', 'matched_other_target'
  )
),
strata AS (
  SELECT
    stratum,
    CAST(count(*) FILTER (WHERE is_blind) AS DOUBLE) AS blind,
    CAST(count(*) FILTER (WHERE is_blind AND agrees) AS DOUBLE) AS blind_agree,
    CAST(count(*) FILTER (WHERE NOT is_blind) AS DOUBLE) AS advised,
    CAST(count(*) FILTER (WHERE NOT is_blind AND agrees) AS DOUBLE) AS advised_agree
  FROM pairs
  GROUP BY stratum
)
