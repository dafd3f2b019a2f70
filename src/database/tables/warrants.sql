-- Where the truth names the warranted actions: were category and target among them, and was the scope wider?
CREATE OR REPLACE TEMP TABLE warrants AS
WITH sets AS (
  SELECT
    t.seat,
    is_acting(d.action_category) AS acts,
    own_targets(d.ran_targets, d.targets, d.resource_uid) AS own,
    t.warranted_resources AS warranted,
    wanted_targets(d.action_category, t.warranted_categories, t.warranted_resources) AS wanted
  FROM truths AS t
  JOIN inputs AS d ON d.seat = t.seat
  WHERE t.warranted_categories IS NOT NULL
)
SELECT
  seat,
  names_any(wanted, own) AS is_warranted,
  CASE WHEN acts THEN names_any(warranted, own) END AS target_right,
  CASE WHEN acts THEN is_wider(wanted, own) END AS over_scope,
  CASE WHEN acts THEN excess_targets(wanted, own) END AS excess_targets
FROM sets
