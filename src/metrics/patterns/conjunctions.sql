, kept AS MATERIALIZED (
  SELECT {columns}, incident_key, ({hit}) AS hit FROM slice WHERE ({counted})
)
