  SELECT
    {place} AS metric, case_key, release, risk_class, incident_key, event_id,
    coalesce({counted}, FALSE) AS counted, coalesce(({hit}), FALSE) AS hit, coalesce({open}, FALSE) AS waiting
  FROM keyed
  WHERE case_key IS NOT NULL AND {matured}
