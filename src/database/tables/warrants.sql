-- Where the truth names the warranted actions: were category and target among them, and was the scope wider?
-- An empty resource stands for any target of that category.
CREATE OR REPLACE TEMP TABLE warrants AS
WITH sets AS (
  SELECT
    t.seat,
    is_acting(d.action_category) AS acts,
    CASE
      WHEN d.ran_targets IS NOT NULL THEN d.ran_targets
      WHEN len(d.targets) > 0 AND d.resource_uid IS NOT NULL
        THEN list_distinct(list_append(d.targets, d.resource_uid))
      WHEN len(d.targets) > 0 THEN list_distinct(d.targets)
      WHEN d.resource_uid IS NOT NULL THEN [d.resource_uid]
      ELSE [] END AS own,
    t.warranted_resources AS warranted,
    list_transform(
      list_filter(range(1, len(t.warranted_categories) + 1),
        lambda i: t.warranted_categories[i] = d.action_category),
      lambda i: t.warranted_resources[i]
    ) AS wanted
  FROM truths AS t
  JOIN inputs AS d ON d.seat = t.seat
  WHERE t.warranted_categories IS NOT NULL
)
SELECT
  seat,
  list_contains(wanted, '') OR list_has_any(wanted, own) AS is_warranted,
  CASE WHEN acts THEN list_contains(warranted, '') OR list_has_any(warranted, own) END AS target_right,
  CASE WHEN acts THEN
    NOT list_contains(wanted, '') AND len(wanted) > 0 AND list_has_all(own, wanted)
    AND NOT list_has_all(wanted, own) END AS over_scope,
  CASE
    WHEN NOT acts OR len(wanted) = 0 THEN NULL
    WHEN list_contains(wanted, '') THEN 0
    ELSE CAST(len(list_filter(own, lambda target: NOT list_contains(wanted, target))) AS INTEGER)
    END AS excess_targets
FROM sets
