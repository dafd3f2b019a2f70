/** The closed word lists of the log format, version 1.1. Order is meaning: lists that rank go from least to most. */

export const eventTypes = [
  'release',
  'decision',
  'review',
  'execution',
  'verdict',
  'control',
  'checkpoint',
] as const;
export type EventType = (typeof eventTypes)[number];

export const environments = ['production', 'staging', 'test'] as const;
/** OCSF `action_id` 3 (Observed) is `shadow`. */
export const modes = ['shadow', 'advisory', 'enforced'] as const;
export const agentRoles = [
  'read_only_analyst',
  'advisory_responder',
  'containment',
  'remediation',
  'approval_staging',
] as const;
export const actionCategories = [
  'isolate',
  'evict',
  'restore',
  'harden',
  'detect',
  'deceive',
  'enrich',
  'notify',
  'escalate',
  'none',
] as const;
/** Categories that change something outside the console: false positives are counted on these. */
export const actingCategories = ['isolate', 'evict', 'restore', 'harden', 'deceive'] as const;
/** Categories that take a target away from an attacker, and from its owner. */
export const containingCategories = ['isolate', 'evict'] as const;
export const criticalities = ['low', 'medium', 'high', 'critical'] as const;
export const riskLevels = ['info', 'low', 'medium', 'high', 'critical'] as const;
export const reversibilities = ['reversible', 'partially', 'irreversible'] as const;
export const policyOutcomes = [
  'allow',
  'deny',
  'require_approval',
  'require_two_person',
  'undefined',
  'error',
] as const;
export const evidenceTrusts = ['authoritative', 'supporting', 'untrusted'] as const;
export const uncertainties = [
  'low_confidence',
  'conflicting_evidence',
  'missing_data',
  'stale_data',
  'tool_unavailable',
] as const;
export const scenarioKinds = ['adversarial', 'paraphrase', 'chaos', 'drill', 'replay'] as const;
export const reviewOutcomes = ['approve', 'modify', 'reject', 'override', 'abstain', 'expire'] as const;
export const executionStatuses = [
  'success',
  'failure',
  'partial',
  'unsupported',
  'does_not_exist',
  'error',
] as const;
export const executors = ['human', 'agent', 'automation'] as const;
export const rollbackReasons = ['wrong', 'planned_expiry', 'test'] as const;
export const verdicts = [
  'true_positive',
  'benign_positive',
  'false_positive',
  'undetermined',
  'duplicate',
  'test',
] as const;
/** Sources of truth, weakest first. `lab_label` is the known answer of a test, never of production. */
export const labelBases = [
  'closed_classification',
  'analyst_of_record',
  'second_analyst',
  'incident_review',
  'lab_label',
] as const;
/** Sources as they count: what automation closed is one of its own, whatever basis it names. */
export const labelSources = ['automation', ...labelBases] as const;
export const controlKinds = [
  'safe_fail',
  'kill_switch_on',
  'kill_switch_off',
  'breaker_trip',
  'breaker_reset',
  'policy_override',
  'tier_grant',
  'tier_revoke',
  'canary_start',
  'canary_promote',
  'canary_rollback',
  /** A person's decision on a trip, with the reason. */
  'ruling',
  /** A person announces tests before they run. */
  'exercise',
] as const;
export const componentRoles = [
  'model',
  'prompt',
  'tools',
  'retrieval_index',
  'policy',
  'escalation',
  'runtime',
] as const;
/** The tier ladder, lowest first. */
export const tiers = [
  'read_only_analyst',
  'advisory_responder',
  'limited_executor',
  'policy_staged_remediator',
  'autonomous_defender_mesh',
] as const;
export type Tier = (typeof tiers)[number];
