/** A confidence below it is low, unless somebody says otherwise. */
export const firstFloor = 0.6;

/** When the field asks for a safer state, by the name in a link. */
export const safeFailConditions = [
  { id: 'low_confidence', title: 'Low confidence' },
  { id: 'missing_data', title: 'Missing or stale data' },
  { id: 'tool_unavailable', title: 'Tool unavailable' },
  { id: 'conflicting_policy', title: 'Policy without an answer' },
  { id: 'conflicting_evidence', title: 'Conflicting evidence' },
] as const;
export type SafeFailCondition = (typeof safeFailConditions)[number]['id'];

/** What the agent did. `acted`: proposed to act and nothing held it; everything else is a safer state. */
export const safeFailEndings = ['acted', 'asked', 'denied', 'escalated', 'held'] as const;
export type SafeFailEnding = (typeof safeFailEndings)[number];

// Over `slice AS s` and `decisions AS d`; one ?: the floor of confidence.
export const conditionsSql = `list_filter([
    CASE WHEN contains(coalesce(d.uncertainty, ''), 'low_confidence') OR coalesce(s.confidence < CAST(? AS DOUBLE), false) THEN 'low_confidence' END,
    CASE WHEN contains(coalesce(d.uncertainty, ''), 'missing_data') OR contains(coalesce(d.uncertainty, ''), 'stale_data') THEN 'missing_data' END,
    CASE WHEN contains(coalesce(d.uncertainty, ''), 'tool_unavailable') OR s.tool_errors_n > 0 THEN 'tool_unavailable' END,
    CASE WHEN s.policy_outcome IN ('undefined', 'error') THEN 'conflicting_policy' END,
    CASE WHEN contains(coalesce(d.uncertainty, ''), 'conflicting_evidence') THEN 'conflicting_evidence' END
  ], lambda c: c IS NOT NULL)`;

export const didSql = `CASE
    WHEN s.is_action AND s.policy_outcome = 'deny' THEN 'denied'
    WHEN s.is_action AND s.policy_outcome IN ('require_approval', 'require_two_person') THEN 'asked'
    WHEN s.is_action THEN 'acted'
    WHEN s.is_escalation THEN 'escalated'
    ELSE 'held' END`;

// What the field asks besides. `told` says whether a safe_fail control names the decision.
export const keepsEvidenceSql = 's.evidence_n > 0';
export const notifiesSql = (told: string): string =>
  `(s.is_escalation OR s.action_category = 'notify' OR ${told})`;
export const advisorySql = (told: string): string =>
  `(s.mode = 'advisory' OR s.policy_outcome IN ('require_approval', 'require_two_person') OR ${told})`;
