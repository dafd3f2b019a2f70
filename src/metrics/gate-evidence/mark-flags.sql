coalesce({counted}, FALSE) AS counted,
    coalesce({error}, FALSE) AS is_error,
    coalesce({open}, FALSE) AS is_open,
    coalesce({young}, FALSE) AS is_young,
    coalesce({unlogged}, FALSE) AS is_unrecorded,
    coalesce(criticality = 'critical' OR risk_level IN ('high', 'critical') OR reversibility = 'irreversible', FALSE)
      AS is_severe
