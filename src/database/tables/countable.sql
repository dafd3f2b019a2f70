-- Each decision_id once, and the decision that takes its events.
CREATE OR REPLACE TEMP VIEW countable AS
SELECT d.rowid AS row, coalesce(r.counts_as, d.rowid) AS counts_as, d.*
FROM decisions AS d
LEFT JOIN repeats AS r ON r.row = d.rowid
WHERE r.is_same_id IS NOT TRUE
