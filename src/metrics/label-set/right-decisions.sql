SELECT decision_id FROM facts
WHERE is_production AND is_action AND warranted AND agent = ? AND workflow = ? AND risk_class = ?
ORDER BY time, decision_id, event_id
