import type { Condition, FieldRule, Mapping } from '../../records/mapping';

const list = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

const inTemplate = (template = '') => [...template.matchAll(/\{([^{}]+)\}/g)].map(([, path = '']) => path);

const ofConditions = (conditions: readonly Condition[] | undefined) =>
  list(conditions).flatMap(({ from, left_out_as: told }) => [...list<string>(from), ...inTemplate(told)]);

/** Every path at which one rule looks. */
export const ofRule = ({ from, between, compare, template }: FieldRule): string[] => [
  ...list<string>(from),
  ...(between ?? []),
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
      ...[by].flat(2),
      ...ofConditions(when),
    ]),
    ...[rows.latest?.by ?? []].flat(2),
    ...list<string>(rows.latest?.order),
    ...records.flatMap(({ when, each, fields, lists }) => [
      ...ofConditions(when),
      ...list(each),
      ...Object.values(fields).flatMap((rules) => list<FieldRule>(rules).flatMap(ofRule)),
      ...Object.values(lists ?? {}).map((inner) => inner.each),
    ]),
  ];
  // What is carried is no column of the source.
  const carried = new Set(rows.carry?.map(({ as }) => as));
  return [...new Set(all)].filter((path) => !carried.has(path) && !placeNames.includes(path));
}

/** Names of the columns that hold them. */
export const columnsOf = (mapping: Mapping): string[] => [
  ...new Set(pathsOf(mapping).flatMap((path) => [path, /^[^.[]+/.exec(path)?.[0] ?? path])),
];

/** Private ones too, although nothing asks for them: whether they are there is told. */
export const readColumns = (mapping: Mapping): string[] => [
  ...columnsOf(mapping),
  ...Object.keys(mapping.privacy?.fields ?? {}).flatMap((path) => [path, /^[^.[]+/.exec(path)?.[0] ?? path]),
];
