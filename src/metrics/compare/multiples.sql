, flags AS (
{metric}
),
placed AS (
  SELECT f.group_key, CAST(s.week AS VARCHAR) AS week, f.incident_key, f.counted, f.hit
  FROM flags AS f JOIN slice AS s ON s.event_id = f.event_id
),
per_incident AS (
  SELECT group_key, week, incident_key, count(*) FILTER (WHERE counted) AS m, count(*) FILTER (WHERE counted AND hit) AS e
  FROM placed GROUP BY group_key, week, incident_key
),
summed AS (
  SELECT CAST(group_key AS VARCHAR) AS value, week, sum(m) AS n, sum(e) AS hits,
    count(*) FILTER (WHERE m > 0) AS incidents, sum(e * e) AS sum_ee, sum(e * m) AS sum_em, sum(m * m) AS sum_mm,
    count(*) FILTER (WHERE e > 0) AS hit_incidents, count(*) FILTER (WHERE e < m) AS other_incidents,
    sum(sum(m)) OVER (PARTITION BY group_key) AS of_value
  FROM per_incident GROUP BY group_key, week
),
-- An incident that goes on over weeks counts once.
whole AS (
  SELECT CAST(group_key AS VARCHAR) AS value, count(DISTINCT incident_key) FILTER (WHERE m > 0) AS incidents_of_value
  FROM per_incident GROUP BY group_key
)
SELECT value, week, CAST(n AS DOUBLE) AS n, CAST(hits AS DOUBLE) AS hits, CAST(incidents AS DOUBLE) AS incidents,
  CAST(sum_ee AS DOUBLE) AS sum_ee, CAST(sum_em AS DOUBLE) AS sum_em, CAST(sum_mm AS DOUBLE) AS sum_mm,
  CAST(hit_incidents AS DOUBLE) AS hit_incidents, CAST(other_incidents AS DOUBLE) AS other_incidents,
  CAST(incidents_of_value AS DOUBLE) AS incidents_of_value, CAST(rank AS DOUBLE) AS rank,
  CAST(max(rank) OVER () AS DOUBLE) AS "values"
FROM (SELECT *, dense_rank() OVER (ORDER BY of_value DESC, value) AS rank FROM summed) JOIN whole USING (value)
QUALIFY rank <= 12 OR row_number() OVER (ORDER BY rank DESC) = 1
ORDER BY rank, week
