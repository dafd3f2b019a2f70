import type { BindValue, Statement } from '../../database/engine/query';
import { type Clause, clauseOf } from '../../slice/selection/clause';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import sliceSql from './slice.sql?raw';
import sumsSql from './sums.sql?raw';

/** `scenario_*` group tests only. */
export type Grouping = 'all' | Dimension | 'scenario_kind' | 'scenario_category';

const groupColumn: Record<Grouping, string> = {
  all: "'all'",
  agent: 'agent',
  release: 'release',
  workflow: 'workflow',
  action_category: 'action_category',
  risk_level: 'risk_level',
  criticality: 'criticality',
  mode: 'mode',
  label_basis: 'label_basis',
  visibility: 'visibility',
  week: 'week',
  risk_class: 'risk_class',
  action: 'action',
  severity: 'severity',
  policy_outcome: 'policy_outcome',
  human_outcome: 'human_outcome',
  reviewer_group: 'reviewer_group',
  person: 'person',
  reason_code: 'reason_code',
  evidence_trust: 'evidence_trust',
  confidence_band: 'confidence_band',
  hour: 'hour',
  weekday: 'weekday',
  queue_depth: 'queue_depth',
  scenario_kind: 'scenario_kind',
  scenario_category: 'scenario_category',
};

/** `WITH slice AS (…)`: the selected decisions, with what the metrics need to read their labels. */
export function sliceOf(selection: Selection, grouping: Grouping = 'all'): Statement {
  return sliceWhere(clauseOf(selection), selection, grouping);
}

/** The decisions of a clause, their labels read as `selection` says. */
export function sliceWhere(
  { where, values }: Clause,
  selection: Pick<Selection, 'maturityLagDays' | 'minLabelRank'>,
  grouping: Grouping = 'all',
): Statement {
  const lag: BindValue = selection.maturityLagDays;
  const rank: BindValue = selection.minLabelRank;
  return {
    sql: fill(sliceSql, { group: groupColumn[grouping], where }),
    values: [lag, rank, rank, lag, ...values],
  };
}

/** What stands at `{sums}` of any statement: the sums of `clusterColumns` over incidents of `m` units and `e` hits. */
const everywhere: Readonly<Record<string, string>> = { sums: sumsSql.trim() };

/** Puts constant texts into the `{places}` of a constant text. Never give it a value. */
export function fill(text: string, places: Readonly<Record<string, string>> = {}): string {
  return text
    .replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? everywhere[name] ?? place)
    .trim();
}
