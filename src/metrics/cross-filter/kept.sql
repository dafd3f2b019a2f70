-- The decisions that fail at most one clause: each chart leaves its own clause out, and no row is read twice.
, marked AS (
  SELECT
    {columns},
    incident_key,
    ({counted}) AS counted,
    ({hit}) AS hit,
    ({open}) AS "open",
    ({young}) AS young{clauses}
  FROM slice
),
kept AS MATERIALIZED (
  SELECT * FROM marked WHERE (counted OR "open" OR young){atMostOne}
)
