SELECT CAST(count(*) AS DOUBLE) AS shared FROM facts WHERE ({a}) AND ({b})
