import { dimensions } from './dimension';
import type { Dimension } from './dimension';
import type { Selection } from './selection';

export interface Clause {
  /** A boolean expression over the columns of `facts`, with one `?` per value. */
  readonly where: string;
  readonly values: readonly (string | number | boolean | null)[];
}

const listStart: Record<Dimension, string> = {
  agent: 'agent IN (',
  release: 'release IN (',
  workflow: 'workflow IN (',
  action_category: 'action_category IN (',
  risk_level: 'risk_level IN (',
  criticality: 'criticality IN (',
  mode: 'mode IN (',
  label_basis: 'label_basis IN (',
  visibility: 'visibility IN (',
  week: 'week IN (',
  risk_class: 'risk_class IN (',
  action: 'action IN (',
  severity: 'severity IN (',
  policy_outcome: 'policy_outcome IN (',
  human_outcome: 'human_outcome IN (',
  reviewer_group: 'reviewer_group IN (',
  person: 'person IN (',
  reason_code: 'reason_code IN (',
  evidence_trust: 'evidence_trust IN (',
  confidence_band: 'confidence_band IN (',
  hour: 'hour IN (',
  weekday: 'weekday IN (',
  queue_depth: 'queue_depth IN (',
};

const environmentClause: Record<Selection['environment'], string | null> = {
  production: 'is_production',
  test: 'NOT is_production',
  all: null,
};

/** The clause of one dimension; `values` must not be empty. */
export function clauseOfDimension(dimension: Dimension, values: readonly string[]): Clause {
  return { where: `${listStart[dimension]}${values.map(() => '?').join(', ')})`, values };
}

/**
 * The rows of `facts` that a selection keeps. The text is put together from constants only;
 * whatever an analyst or a link wrote is bound. `maturityLagDays` and `minLabelRank` drop no row:
 * they decide which labels count, so the metrics bind them.
 */
export function clauseOf(selection: Selection): Clause {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const environment = environmentClause[selection.environment];
  if (environment !== null) parts.push(environment);
  if (selection.from !== undefined) {
    parts.push('time >= epoch_ms(CAST(? AS BIGINT))');
    values.push(selection.from);
  }
  if (selection.to !== undefined) {
    parts.push('time < epoch_ms(CAST(? AS BIGINT))');
    values.push(selection.to);
  }
  for (const dimension of dimensions) {
    const kept = [...new Set(selection.only[dimension] ?? [])];
    if (kept.length === 0) continue;
    const clause = clauseOfDimension(dimension, kept);
    parts.push(clause.where);
    values.push(...kept);
  }
  return { where: parts.length === 0 ? 'TRUE' : parts.join(' AND '), values };
}
