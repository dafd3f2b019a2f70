SELECT CAST(count(*) AS DOUBLE) AS n
FROM near_pairs
WHERE review NOT IN (SELECT review FROM review_joins) AND row NOT IN (SELECT row FROM review_joins)
