SELECT ending, wait_s, CAST(count(*) AS DOUBLE) AS proposals
FROM waits
GROUP BY ending, wait_s
ORDER BY ending, wait_s
