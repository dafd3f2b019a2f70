SELECT
  epoch_ms(min(time)) AS first,
  epoch_ms(max(time)) AS last
FROM facts
