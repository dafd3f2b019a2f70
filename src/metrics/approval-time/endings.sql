SELECT CAST(group_key AS VARCHAR) AS key, ending, wait_s, CAST(count(*) AS DOUBLE) AS proposals
FROM waits
GROUP BY group_key, ending, wait_s
ORDER BY key, ending, wait_s
