-- The agent, whatever goes by its name and whatever works under it is neither reviewer nor author: what it says of
-- itself keeps its place in the table under a kind of its own, which no question about people asks for.
CREATE OR REPLACE TEMP TABLE own_names AS
WITH identities AS (
  SELECT DISTINCT name_key(name) AS identity
  FROM (
    SELECT DISTINCT agent_uid AS name FROM decisions
    UNION ALL SELECT DISTINCT agent_instance FROM decisions WHERE agent_instance IS NOT NULL
    UNION ALL SELECT DISTINCT agent_name FROM decisions WHERE agent_name IS NOT NULL
    UNION ALL SELECT DISTINCT agent_uid FROM audit_events WHERE agent_uid IS NOT NULL
  )
  WHERE name_key(name) <> ''
),
names AS (
  SELECT DISTINCT name
  FROM (
    SELECT DISTINCT reviewer AS name FROM audit_events WHERE reviewer IS NOT NULL
    UNION ALL SELECT DISTINCT reviewer_group FROM audit_events WHERE reviewer_group IS NOT NULL
    UNION ALL SELECT DISTINCT actor FROM audit_events WHERE actor IS NOT NULL
    UNION ALL SELECT DISTINCT source_product FROM audit_events WHERE source_product IS NOT NULL
  )
)
SELECT DISTINCT name FROM names
WHERE name_key(name) IN (SELECT identity FROM identities)
  -- `harbor/closer`, `harbor:7` and `svc-harbor` are parts of `harbor`.
  OR name_key(name_without_part(name)) IN (SELECT identity FROM identities);
-- One person under several spellings is one person.
CREATE OR REPLACE TEMP TABLE person_keys AS
SELECT name, CASE WHEN name_key(name) = '' THEN name ELSE name_key(name) END AS key
FROM (SELECT DISTINCT reviewer AS name FROM audit_events WHERE reviewer IS NOT NULL);
UPDATE audit_events SET kind = 'own_' || kind
WHERE (kind IN ('review', 'verdict') AND (
    coalesce(author_kind = 'agent', false)
    -- What a program answers is no person's review; its labels stay, behind all others.
    OR (kind = 'review' AND coalesce(author_kind = 'automation', false))
    OR coalesce(reviewer IN (SELECT name FROM own_names), false)
    OR coalesce(reviewer_group IN (SELECT name FROM own_names), false)
    OR (reviewer IS NULL AND coalesce(source_product IN (SELECT name FROM own_names), false))))
  -- Nor does what labels call automation, or an agent, rule, announce or grant.
  OR (kind = 'control' AND control_kind IN ('ruling', 'exercise', 'tier_grant')
    AND coalesce(
      author_kind = 'automation'
      OR actor IN (SELECT name FROM own_names)
      OR name_key(actor) IN (
        SELECT name_key(reviewer) FROM audit_events
        WHERE kind = 'verdict' AND author_kind IN ('agent', 'automation') AND reviewer IS NOT NULL),
      false));
