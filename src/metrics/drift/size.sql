SELECT CAST(count(*) AS DOUBLE) AS decisions FROM slice WHERE release IN (?, ?) AND {matured}
