-- One round of one to one: pairs in which each is the nearest that the other still has.
INSERT INTO review_joins
SELECT review, row, row, 3
FROM near_pairs
WHERE review NOT IN (SELECT review FROM review_joins) AND row NOT IN (SELECT row FROM review_joins)
QUALIFY row_number() OVER (PARTITION BY review ORDER BY distance, decision_event, review_id) = 1
  AND row_number() OVER (PARTITION BY row ORDER BY distance, decision_event, review_id) = 1
