SELECT table_name, column_name, CASE WHEN data_type LIKE 'ENUM%' THEN 'word' ELSE lower(data_type) END AS data_type
FROM duckdb_columns()
WHERE database_name = 'store' AND NOT internal
ORDER BY table_name, column_index
