-- The target stands in the table of decisions: it is fetched for all only where it orders them.
, targeted AS (
  SELECT c.*, t.resource_uid AS target FROM {from} AS c LEFT JOIN decisions AS t ON t.event_id = c.event_id
)
