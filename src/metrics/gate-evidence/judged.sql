-- A gate judges whole incidents: those opened early enough, with a decision that counts or has no label.
, chosen AS (
  SELECT * FROM slice
  WHERE ({part})
    AND incident_key IN (
      SELECT incident_key
      FROM slice
      WHERE ({counted}) OR ({open})
      GROUP BY incident_key
      HAVING epoch_ms(min(time)) <= ?
    )
)
