SELECT
  f.event_id, f.decision_id, f.incident, f.match_class, f.human_outcome, f.visibility, f.warranted,
  f.verdict, f.label_basis, f.unadjudicable, f.is_overridden, f.is_proposal, f.is_abstention, f.is_error,
  f.is_duplicate, f.is_executed, f.is_rolled_back, f.wait_s, f.is_production,
  f.risk_class, f.risk_level, f.criticality,
  d.file, d.line, d.byte_offset, d.byte_length
FROM facts AS f
JOIN decisions AS d ON d.event_id = f.event_id AND d.file = f.file AND d.line = f.line
WHERE f.event_id = ?
LIMIT 1
