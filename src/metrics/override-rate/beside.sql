-- What stands beside the override rate and is in neither of its numbers.
SELECT
  CAST(count(*) FILTER (WHERE {onNothing}) AS DOUBLE) AS decided,
  CAST(count(*) FILTER (WHERE {onNothing} AND is_overridden) AS DOUBLE) AS overridden,
  CAST(count(*) FILTER (WHERE {undecided}) AS DOUBLE) AS undecided
FROM slice
