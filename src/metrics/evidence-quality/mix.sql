-- Pieces of evidence behind the proposals, by how far their source is trusted.
SELECT
  CAST(group_key AS VARCHAR) AS key,
  CAST(count(*) AS DOUBLE) AS proposals,
  CAST(coalesce(sum(evidence_authoritative_n), 0) AS DOUBLE) AS authoritative,
  CAST(coalesce(sum(evidence_trust_n - evidence_authoritative_n - evidence_untrusted_n), 0) AS DOUBLE) AS supporting,
  CAST(coalesce(sum(evidence_untrusted_n), 0) AS DOUBLE) AS untrusted,
  CAST(coalesce(sum(evidence_n - evidence_trust_n), 0) AS DOUBLE) AS unstated
FROM slice
WHERE is_proposal AND NOT is_duplicate
GROUP BY group_key
ORDER BY key
