import type { CaseKey, FieldRule, Mapping } from '../../../records/mapping';

/** The columns that name a case together; null where alternatives stand in place of one, which the form cannot show. */
export function caseColumns(key: CaseKey): readonly string[] | null {
  if (typeof key === 'string') return [key];
  return key.every((part) => typeof part === 'string') ? key : null;
}

/** A key of these columns, as a mapping writes it. */
export const withCaseColumns = (columns: readonly string[]): CaseKey =>
  columns.length === 1 ? columns[0]! : [...columns];

const rulesOf = ({ records }: Mapping, ...names: string[]): FieldRule[] =>
  names.flatMap((name) => records.flatMap(({ fields }) => fields[name] ?? []).flat());

/** The columns by which the mapping already names a proposal or a case, else one that is called so. */
export function keyOfCases(mapping: Mapping, columns: readonly string[]): CaseKey {
  const said = rulesOf(mapping, 'decision_id', 'finding_uid', 'incident_uid')
    .map(({ key, from }) => key ?? [from ?? []].flat())
    .find((found) => found.length > 0 && found.every((column) => columns.includes(column)));
  return withCaseColumns(
    said ?? [columns.find((column) => /id|number|key/i.test(column)) ?? columns[0] ?? ''],
  );
}

/** The column that says when a row was changed last, else the latest time that the mapping reads. */
export function lastTimeOf(mapping: Mapping, columns: readonly string[]): string {
  const times = rulesOf(mapping, 'time').flatMap(({ from = [] }) => from);
  const named = columns.find((column) => /updat|modif|chang|ge[aä]ndert|aktualisiert/i.test(column));
  return named ?? times.at(-1) ?? columns.find((column) => /time|date/i.test(column)) ?? columns[0] ?? '';
}

/** An id of the column that was chosen so far and the next one beside it: two to begin with. */
export function keyRule(from: FieldRule['from'], columns: readonly string[]): FieldRule {
  const first = [from ?? []].flat()[0] ?? columns[0] ?? '';
  const second = columns.find((column) => column !== first) ?? '';
  return { key: [first, second] };
}

const unitWords = {
  s: 'seconds since 1970',
  ms: 'milliseconds since 1970',
  us: 'microseconds since 1970',
  ns: 'nanoseconds since 1970',
  excel: 'days of a spreadsheet',
  auto: 'told by its size, as a guess',
} as const;

/** Units of a time that is a number, each with what it is. */
export const timeUnitWords = Object.entries(unitWords) as readonly (readonly [
  keyof typeof unitWords,
  string,
])[];

/** A rule with another unit of its numbers; empty: as the value is written. */
export function withUnit(rule: FieldRule, unit: string): FieldRule {
  const { unit: _, ...rest } = rule;
  return unit in unitWords ? { ...rest, unit: unit as keyof typeof unitWords } : rest;
}
