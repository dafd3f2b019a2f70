import { type Condition, type FieldRule, type Mapping, trialColumns } from '../../records/mapping';

const list = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

const inTemplate = (template = '') => [...template.matchAll(/\{([^{}]+)\}/g)].map(([, path = '']) => path);

const ofConditions = (conditions: readonly Condition[] | undefined) =>
  list(conditions).flatMap(({ from, left_out_as: told }) => [...list<string>(from), ...inTemplate(told)]);

/** Every path at which one rule looks. */
export const ofRule = ({ from, between, compare, template, key, arithmetic }: FieldRule): string[] => [
  ...list<string>(from),
  ...(between ?? []),
  ...(key ?? []),
  ...(arithmetic?.of ?? []),
  ...(compare?.with ?? []),
  ...inTemplate(template),
];

/** What a mapping may name besides the columns of a row: its number, its file and the folder of that. */
const placeNames: readonly string[] = ['#row', '#file', '#folder'];

/** Every path at which a mapping looks into a row. */
export function pathsOf({ rows, records }: Mapping): string[] {
  const all = [
    ...ofConditions(rows.when),
    ...list(rows.carry).flatMap(({ from, by, when }) => [
      ...list<string>(from),
      ...[by ?? []].flat(2),
      ...ofConditions(when),
    ]),
    ...[rows.latest?.by ?? []].flat(2),
    ...list<string>(rows.latest?.order),
    ...list(rows.lookup).flatMap(({ by }) => [by].flat(2)),
    ...[rows.trials?.by ?? []].flat(2),
    ...ofConditions(rows.trials?.passed),
    ...records.flatMap(({ when, each, fields, lists }) => [
      ...ofConditions(when),
      ...list(each),
      ...Object.values(fields).flatMap((rules) => list<FieldRule>(rules).flatMap(ofRule)),
      ...Object.values(lists ?? {}).map((inner) => inner.each),
    ]),
  ];
  // What is added is no column of the source.
  const added = addedColumns(rows);
  return [...new Set(all)].filter((path) => !added.has(path));
}

/** Columns that a mapping adds to the rows of its source. */
export const addedColumns = ({ carry, lookup, keep }: Mapping['rows']): ReadonlySet<string> =>
  new Set([
    ...placeNames,
    ...trialColumns,
    ...list(carry).map(({ as }) => as),
    ...list(lookup).flatMap(({ columns }) => Object.keys(columns)),
    ...Object.keys(keep ?? {}),
  ]);

/** Names of the columns that hold them. */
export const columnsOf = (mapping: Mapping): string[] => [
  ...new Set(pathsOf(mapping).flatMap((path) => [path, /^[^.[]+/.exec(path)?.[0] ?? path])),
];

/** Private ones too, although nothing asks for them: whether they are there is told. */
export const readColumns = (mapping: Mapping): string[] => [
  ...columnsOf(mapping),
  ...Object.keys(mapping.privacy?.fields ?? {}).flatMap((path) => [path, /^[^.[]+/.exec(path)?.[0] ?? path]),
];
