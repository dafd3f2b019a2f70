import type { z } from 'zod';
import { fieldsOfRecord, type RecordField } from './fields';
import { type FieldRule, type Mapping, mappingSchema, type RecordRule } from './mapping';
import { RepeatedKey, repeatedKey } from './json';
import { nearest } from './nearest';
import { errorText } from './unknown';

export type ParsedMapping =
  | { readonly mapping: Mapping; readonly problems: readonly [] }
  | { readonly mapping: null; readonly problems: readonly string[] };

/** A mapping from the text of its file, or what is wrong with it, in words. */
export function parseMapping(text: string): ParsedMapping {
  let value: unknown;
  let isHostile = false;
  try {
    value = JSON.parse(text, (name, inner: unknown) => {
      isHostile ||= name === '__proto__';
      return inner;
    });
  } catch (error) {
    return { mapping: null, problems: [errorText(error)] };
  }
  const twice = repeatedKey(text, value);
  if (twice !== undefined) return { mapping: null, problems: [new RepeatedKey(twice).message] };
  if (isHostile)
    return { mapping: null, problems: ['“__proto__” cannot be the name of a field or a column'] };
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) {
    const unknown = parsed.data.records.flatMap((rule, at) => [
      ...unknownFields(rule, at),
      ...unknownWords(rule, at),
    ]);
    return unknown.length === 0
      ? { mapping: parsed.data, problems: [] }
      : { mapping: null, problems: unknown };
  }
  return { mapping: null, problems: parsed.error.issues.flatMap((issue) => worded(issue, [])) };
}

/** Fields of ours that a record of this type does not have, in words; below an object any name may stand. */
function unknownFields({ event_type: type, fields, lists = {} }: RecordRule, at: number): string[] {
  const own = fieldsOfRecord(type);
  const isKnown = (path: string, known: readonly RecordField[]) =>
    known.some(
      (field) =>
        (field.path === '' ? '.' : field.path) === path ||
        (['object', 'any'].includes(field.kind) && path.startsWith(`${field.path}.`)),
    );
  const wrong = (place: string, path: string, known: readonly string[]) =>
    `records.${at}.${place}: a ${type} has no field “${short(path)}”${meant(path, known)}`;
  const namesOf = (known: readonly RecordField[]) => known.map((field) => field.path || '.');
  return [
    ...Object.keys(fields).flatMap((path) =>
      isKnown(path, own.fields) ? [] : [wrong('fields', path, namesOf(own.fields))],
    ),
    ...Object.entries(lists).flatMap(([list, inner]) => {
      const known = own.lists[list];
      if (known === undefined) return [wrong('lists', list, Object.keys(own.lists))];
      return Object.keys(inner.fields).flatMap((path) =>
        isKnown(path, known) ? [] : [wrong(`lists.${list}.fields`, path, namesOf(known))],
      );
    }),
  ];
}

const short = (path: string) => (path.length > 60 ? `${path.slice(0, 60)}…` : path);

/** Which of the known words was probably meant, in words. */
function meant(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  return found === undefined ? '' : `; the nearest is “${found}”`;
}

/** Words that a rule would give to a field which has a closed list without them. */
function unknownWords({ event_type: type, fields, lists = {} }: RecordRule, at: number): string[] {
  const own = fieldsOfRecord(type);
  const within = (place: string, all: RecordRule['fields'], known: readonly RecordField[]) =>
    Object.entries(all).flatMap(([path, rules]) => {
      const field = known.find((each) => (each.path || '.') === path);
      if (field?.kind !== 'word') return [];
      return [rules]
        .flat()
        .flatMap((rule: FieldRule, index, { length }) =>
          wordsGiven(rule).flatMap(([member, word]) =>
            typeof word === 'string' && field.words.includes(word)
              ? []
              : [
                  `records.${at}.${place}.${path}${length > 1 ? `.${index}` : ''}.${member}: “${short(String(word))}” is no word of ${path}, which has ${field.words.join(', ')}${meant(String(word), field.words)}`,
                ],
          ),
        );
    });
  return [
    ...within('fields', fields, own.fields),
    ...Object.entries(lists).flatMap(([list, inner]) =>
      within(`lists.${list}.fields`, inner.fields, own.lists[list] ?? []),
    ),
  ];
}

const wordsGiven = ({ value, empty, otherwise, map, contains, ranges, compare }: FieldRule) =>
  [
    ['value', value] as const,
    ['empty', empty] as const,
    ['otherwise', otherwise] as const,
    ['compare.same', compare?.same] as const,
    ['compare.differs', compare?.differs] as const,
    ...Object.entries(map ?? {}).map(([word, ours]) => [`map.${short(word)}`, ours] as const),
    ...(contains ?? []).map(([, ours], index) => [`contains.${index}`, ours] as const),
    ...(ranges ?? []).map(({ is }, index) => [`ranges.${index}.is`, is] as const),
  ].filter(([, word]) => word !== undefined);

/** Field and what was expected. Of alternatives the one that got furthest is the one that was meant. */
function worded(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): string[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: readonly z.core.$ZodIssue[]) =>
      Math.max(...issues.map((each) => each.path.length + (each.code === 'unrecognized_keys' ? 1 : 0)));
    const [furthest = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
    return furthest.flatMap((each) => worded(each, path));
  }
  const place = path.map(String).join('.') || '(mapping)';
  if (issue.code === 'unrecognized_keys') {
    const known = membersAt(mappingSchema, path);
    return issue.keys.map(
      (key) => `${place}: “${short(key)}” is no word of a mapping here${meant(key, known)}`,
    );
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const found = issue.input === undefined ? '' : meant(String(issue.input), known);
    return [`${place}: one of ${known.join(', ')} was expected${found}`];
  }
  return [`${place}: ${issue.message}`];
}

type Schema = z.core.$ZodTypes;

/** Names of the members that an object at this place of the mapping may have. */
function membersAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = (schema as Schema)._zod;
  if (def.type === 'optional' || def.type === 'nullable') return membersAt(def.innerType, path);
  if (def.type === 'union') return def.options.flatMap((option) => membersAt(option, path));
  const [step, ...rest] = path;
  if (def.type === 'object') {
    if (step === undefined) return Object.keys(def.shape);
    const inner = def.shape[String(step)];
    return inner === undefined ? [] : membersAt(inner, rest);
  }
  if (step === undefined) return [];
  if (def.type === 'array') return typeof step === 'number' ? membersAt(def.element, rest) : [];
  return def.type === 'record' ? membersAt(def.valueType, rest) : [];
}
