SELECT CAST(f.release AS VARCHAR) AS id, min(b.name) AS name
FROM (SELECT DISTINCT release FROM facts) AS f
LEFT JOIN bundles AS b ON b.release_id = CAST(f.release AS VARCHAR)
GROUP BY ALL
ORDER BY name, id
