-- The agent, whatever goes by its name and whatever works under it is neither reviewer nor author: what it says of
-- itself keeps its place in the table under a kind of its own, which no question about people asks for.
CREATE OR REPLACE TEMP TABLE own_names AS
WITH identities AS (
  SELECT DISTINCT lower(trim(name)) AS identity
  FROM (
    SELECT agent_uid AS name FROM decisions
    UNION SELECT agent_instance FROM decisions
    UNION SELECT agent_name FROM decisions
    UNION SELECT agent_uid FROM audit_events
  )
  WHERE trim(name) <> ''
),
names AS (
  SELECT DISTINCT name
  FROM (
    SELECT reviewer AS name FROM audit_events
    UNION SELECT reviewer_group FROM audit_events
    UNION SELECT actor FROM audit_events
    UNION SELECT source_product FROM audit_events
  )
  WHERE name IS NOT NULL
)
SELECT name FROM names
WHERE lower(trim(name)) IN (SELECT identity FROM identities)
  -- `harbor/closer` and `harbor:7` are parts of `harbor`.
  OR regexp_extract(lower(trim(name)), '^[^/:#]+') IN (SELECT identity FROM identities);
UPDATE audit_events SET kind = 'own_' || kind
WHERE (kind IN ('review', 'verdict') AND (
    coalesce(author_kind = 'agent', false)
    OR coalesce(reviewer IN (SELECT name FROM own_names), false)
    OR coalesce(reviewer_group IN (SELECT name FROM own_names), false)
    OR (reviewer IS NULL AND coalesce(source_product IN (SELECT name FROM own_names), false))))
  OR (kind = 'control' AND control_kind IN ('ruling', 'exercise')
    AND coalesce(actor IN (SELECT name FROM own_names), false));
