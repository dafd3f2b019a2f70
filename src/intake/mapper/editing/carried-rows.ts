import { Carried } from '../carried';
import { withoutPrivate } from '../privacy';
import { textOf } from '../rows/foreign';
import type { Row } from '../rows/path';
import type { Carry, FieldRule, Mapping } from '../../../records/mapping';
import { simpleRule } from './field-rule';

/** The rows as their records see them: with what earlier rows of the same case held. */
export function carriedRows({ rows: { carry } }: Mapping, rows: readonly Row[]): readonly Row[] {
  if (carry === undefined) return rows;
  const carried = new Carried(carry);
  return rows.map((row) => carried.add(row));
}

/** The same, without what the mapping keeps private: all that a reader is shown. */
export const shownRows = (mapping: Mapping, rows: readonly Row[], salt: string): readonly Row[] =>
  carriedRows(
    mapping,
    rows.map((row) => withoutPrivate(row, mapping, salt)),
  );

/** The columns of the file, and those that earlier rows add. */
export const withCarriedColumns = (
  { rows: { carry = [] } }: Mapping,
  columns: readonly string[],
): string[] => [...new Set([...columns, ...carry.map(({ as }) => as)])];

/** What the agent wanted, carried from the row of a proposal to later rows of its case; `undefined`: not plain. */
export function carryOfProposal({ records }: Mapping): Carry | undefined {
  const decision = records.find(({ event_type: type }) => type === 'decision');
  const from = simpleRule(decision?.fields['action.name'])?.from;
  const by = simpleRule(decision?.fields.decision_id)?.from;
  if (decision?.when === undefined || typeof from !== 'string' || typeof by !== 'string') return undefined;
  return { as: `proposed ${from}`, from, by, when: decision.when };
}

/** The outcome by comparing this row's column with what was proposed in an earlier row of the case. */
export function comparedWithProposal(mapping: Mapping, at: number, carry: Carry): Mapping {
  const outcome: FieldRule = {
    compare: { with: [carry.as, textOf(carry.from)], same: 'approve', differs: 'override' },
  };
  const others = (mapping.rows.carry ?? []).filter(({ as }) => as !== carry.as);
  return {
    ...mapping,
    rows: { ...mapping.rows, carry: [...others, carry] },
    records: mapping.records.map((rule, place) =>
      place === at ? { ...rule, fields: { ...rule.fields, outcome } } : rule,
    ),
  };
}
