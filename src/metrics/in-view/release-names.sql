SELECT release_id AS id, min(name) AS name
FROM bundles
WHERE name IS NOT NULL
GROUP BY release_id
