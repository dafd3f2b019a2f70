-- What facts are made of: every decision as it was recorded.
CREATE OR REPLACE TEMP VIEW inputs AS
SELECT
  CAST(NULL AS TINYINT) AS reading, CAST(NULL AS TINYINT) AS for_rank,
  rowid AS seat, rowid AS row, CAST(NULL AS VARCHAR[]) AS ran_targets, *
FROM decisions
