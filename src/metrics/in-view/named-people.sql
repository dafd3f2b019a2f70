SELECT p.person, p.reviewer
FROM people AS p
LEFT JOIN (SELECT CAST(person AS VARCHAR) AS person, count(*) AS n FROM facts GROUP BY 1) AS f ON f.person = p.person
ORDER BY coalesce(f.n, 0) DESC, p.person
LIMIT 5000
