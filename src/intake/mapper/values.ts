import type { FieldRule } from '../../records/mapping';
import type { RecordField } from '../../records/fields';
import { asFound } from '../reading/explain';
import { vocabularyWord } from '../vocabulary/vocabulary';
import { wordIn } from './map-words';
import { calculated, keyOf, matched, ranged, taken } from './computed';
import { asNumber, asObject, asYesNo, scaled } from './plain-values';
import { hostOf, isIdentity, lossOf } from './identity';
import { numberOf, quoted, textOf } from './rows/foreign';
import { firstAt, isNothing, valuesAt } from './rows/path';
import { readTime } from './times';
import { Zone } from '../reading/zone';
import { DayOrders } from './day-orders';
import type { Meanings } from './word-meanings';
import { zoneOfColumn } from './zone-names';

export interface Context {
  readonly zone: Zone | undefined;
  readonly guess: (words: string) => void;
  /** Of the columns of the source, where they were looked through. */
  readonly orders?: DayOrders;
  /** What the reader said that words mean. */
  readonly meanings?: Meanings;
  /** Where the row stands: `#row`, `#file`, `#folder`. */
  readonly place?: Readonly<Record<string, unknown>>;
}

/** What the first of the paths that holds something holds, or the place of the row that one of them names. */
function firstIn(row: unknown, from: string | readonly string[], { place }: Context) {
  const found = firstAt(row, from);
  if (found !== undefined || place === undefined) return found;
  const path = [from].flat().find((each) => Object.hasOwn(place, each) && !isNothing(place[each]));
  return path === undefined ? undefined : { path, value: place[path] };
}

/** A value for one of our fields; nothing (`undefined`) when the row holds none; or why it cannot be one. */
export type Made = { readonly value: unknown; readonly from?: string | readonly string[] } | Unusable;

export interface Unusable {
  readonly expected: string;
  readonly found: string;
  readonly from: string;
  /** One word as it was found, where a known one was expected. */
  readonly word?: string | number | boolean;
}

const plain = (word: unknown) => textOf(word).trim().toLowerCase();
/** `True Positive`, `truePositive` and `TRUE_POSITIVE` are one word; `true positive?` is none. */
const bare = (word: unknown) =>
  textOf(word)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}?？]/gu, '');

/** Makes a value by the first rule that gives one. */
export function make(
  row: unknown,
  rules: FieldRule | readonly FieldRule[],
  field: RecordField | undefined,
  context: Context,
): Made | undefined {
  for (const rule of Array.isArray(rules) ? (rules as readonly FieldRule[]) : [rules as FieldRule]) {
    const made = byRule(row, rule, field, context);
    if (made === undefined || ('expected' in made && rule.skip === true)) continue;
    return made;
  }
  return undefined;
}

function byRule(
  row: unknown,
  rule: FieldRule,
  field: RecordField | undefined,
  context: Context,
): Made | undefined {
  if (rule.between !== undefined) return between(row, rule.between, context);
  if (rule.compare !== undefined) return compared(row, rule.compare);
  if (rule.key !== undefined) return keyOf(row, rule.key);
  if (rule.template !== undefined) {
    const made = filled(row, rule.template, field !== undefined && isIdentity(field.path), context);
    if (typeof made === 'object') return made;
    if (made !== undefined)
      return field?.kind === 'time' ? timed(made, rule, rule.template, context) : { value: made };
  }
  const found = sourceOf(row, rule, context);
  if (found !== undefined && 'expected' in found) return found;
  if (found === undefined && rule.empty !== undefined) {
    const path = [rule.from ?? []].flat().find((each) => valuesAt(row, each).some(isEmptyList));
    if (path !== undefined) return { value: rule.empty, from: path };
  }
  if (found === undefined) return rule.value === undefined ? undefined : { value: rule.value };
  const from = found.path;
  if (rule.ranges !== undefined) {
    const number = asNumber(single(found.value));
    const ours = typeof number === 'number' ? ranged(number, rule.ranges) : undefined;
    if (ours !== undefined) return { value: ours, from };
    if (rule.otherwise !== undefined) return { value: rule.otherwise, from };
    if (rule.map === undefined && rule.vocabulary === undefined)
      return { expected: 'a number in one of the ranges', found: asFound(found.value), from };
  }
  if (
    rule.map !== undefined ||
    rule.contains !== undefined ||
    rule.vocabulary !== undefined ||
    field?.kind === 'word'
  ) {
    return word(found.value, rule, field, from, context);
  }
  const value = single(found.value);
  switch (field?.kind) {
    case 'time':
      return timed(value, rule, from, context);
    case 'number':
    case 'whole':
      return { value: scaled(asNumber(value), rule.scale), from };
    case 'yes-no':
      return { value: asYesNo(value), from };
    case 'text':
      return isIdentity(field.path)
        ? named(value, field.path, from, context)
        : { value: textOf(value), from };
    case 'object':
      return { value: asObject(value), from };
    default:
      return { value: scaled(value, rule.scale), from };
  }
}

/** What a rule looks at, before it is turned into one of our values. */
function sourceOf(
  row: unknown,
  rule: FieldRule,
  context: Context,
): { path: string; value: unknown } | Unusable | undefined {
  if (rule.arithmetic !== undefined) {
    const { of: pair, by } = rule.arithmetic;
    const path = pair.join(', ');
    const values = pair.map((each) => asNumber(single(firstAt(row, each)?.value)));
    const [a, b] = values;
    if (a === undefined || b === undefined) return undefined;
    const result = typeof a === 'number' && typeof b === 'number' ? calculated(a, b, by) : undefined;
    return result === undefined
      ? { expected: `two numbers to ${by}`, found: asFound(values), from: path }
      : { path, value: result };
  }
  if (rule.from === undefined) return undefined;
  const found =
    rule.take === undefined ? firstIn(row, rule.from, context) : taken(row, [rule.from].flat(), rule.take);
  if (found === undefined || rule.match === undefined) return found;
  const part = matched(single(found.value), rule.match);
  return isNothing(part) ? undefined : { path: found.path, value: part };
}

/** What names something: as it is written, and whole. Of a client's address the port is another with each connection. */
function named(value: unknown, path: string, from: string, context: Context): Made {
  const expected = lossOf(value);
  if (expected !== undefined) return { expected, found: asFound(value), from };
  const host = /^(?:agent|reviewer)\.uid$/.test(path) ? hostOf(value) : undefined;
  if (host === undefined) return { value: textOf(value), from };
  context.guess(`${from}: the host of the client’s address was taken for ${path}, without its port`);
  return { value: host, from };
}

/** `from`: the column, or the template, whose name may give the zone. */
function timed(value: unknown, rule: FieldRule, from: string, context: Context): Made {
  const { unit } = rule;
  const meant = unit === undefined || unit === 'auto' || unit === 'excel' ? undefined : unit;
  // A format's own unit is what it should be; its producers do not always keep to it.
  const time = readTime(
    value,
    { ...rule, ...(meant === undefined ? {} : { unit: 'auto' as const }) },
    zoneAt(from, context),
    meant,
    (date) => (context.orders ?? noOrders).of(from, date),
  );
  if ('expected' in time) return { expected: time.expected, found: asFound(value), from };
  if (time.guess !== undefined) context.guess(`${from}: ${time.guess}`);
  return { value: time.text, from };
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

const isScalar = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const noOrders = new DayOrders();
const zones = new Map<string, Zone>();

/** The zone in which times of a column are meant: its own, where its name says one. */
function zoneAt(from: string, { zone }: Context): Zone | undefined {
  const name = zoneOfColumn(from.replace(/[{}]/g, ''));
  if (name === undefined) return zone;
  let own = zones.get(name);
  if (own === undefined) zones.set(name, (own = new Zone(name)));
  return own;
}

const single = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

function word(
  value: unknown,
  rule: FieldRule,
  field: RecordField | undefined,
  from: string,
  context: Context,
): Made {
  const theirs = (Array.isArray(value) ? (value as unknown[]) : [value]).filter((each) => !isNothing(each));
  const said = context.meanings?.of(theirs, rule, field);
  if (said !== undefined) return { value: said, from };
  if (rule.map !== undefined) {
    const all = new Set(theirs.map((each) => wordIn(rule.map!, each)));
    all.delete(undefined);
    // Two tags that contradict each other say nothing.
    if (all.size > 1 && rule.skip === true) return unknownWord(value, theirs, rule, field, from);
    if (all.size > 0) return { value: [...all][0], from };
  }
  for (const each of theirs) {
    const ours = field?.words.find((own) => bare(own) === bare(each));
    if (ours !== undefined) return { value: ours, from };
  }
  for (const [part, ours] of rule.contains ?? []) {
    const hit = theirs.find((each) => typeof each === 'string' && plain(each).includes(part.toLowerCase()));
    if (hit === undefined) continue;
    context.guess(`${from}: words with “${part}” were taken for ${textOf(ours)}`);
    return { value: ours, from };
  }
  if (rule.vocabulary !== undefined) {
    const all = new Set(theirs.map((each) => vocabularyWord(rule.vocabulary!, textOf(each))));
    const [ours] = all;
    if (all.size === 1 && ours !== undefined) {
      context.guess(`${from}: ${quoted(theirs[0])} was taken for ${ours}`);
      return { value: ours, from };
    }
    context.meanings?.ask(theirs, rule, field);
    if (rule.otherwise !== undefined)
      context.guess(
        `${from}: ${quoted(theirs[0])} is no known word, and was taken for ${textOf(rule.otherwise)}`,
      );
  }
  if (rule.otherwise !== undefined) return { value: rule.otherwise, from };
  if (rule.vocabulary === undefined) context.meanings?.ask(theirs, rule, field);
  return unknownWord(value, theirs, rule, field, from);
}

function unknownWord(
  value: unknown,
  theirs: readonly unknown[],
  rule: FieldRule,
  field: RecordField | undefined,
  from: string,
): Made {
  const known = [...Object.keys(rule.map ?? {}), ...(field?.words ?? [])];
  const [only, ...others] = theirs;
  const unknown = others.length === 0 && isScalar(only) ? { word: only } : {};
  return { expected: `one of ${known.slice(0, 20).join(', ')}`, found: asFound(value), from, ...unknown };
}

function between(row: unknown, [from, to]: readonly [string, string], context: Context): Made | undefined {
  const [a, b] = [from, to].map((path) => {
    const found = firstAt(row, path);
    return found === undefined ? undefined : epochOf(found.value, path, context);
  });
  return a === undefined || b === undefined || b < a ? undefined : { value: b - a };
}

function compared(
  row: unknown,
  { with: pair, same, differs }: NonNullable<FieldRule['compare']>,
): Made | undefined {
  const [one, other] = pair;
  // Always the same as itself: that would be full agreement of nobody.
  if (one === other) return { expected: 'two different columns to compare', found: one, from: one };
  const [a, b] = pair.map((path) => firstAt(row, path));
  if (a === undefined || b === undefined) return undefined;
  const word = (value: unknown) => plain(textOf(single(value)));
  return { value: word(a.value) === word(b.value) ? same : differs, from: pair };
}

function epochOf(value: unknown, path: string, context: Context): number | undefined {
  // Nanoseconds as text keep their fraction of a millisecond.
  if (typeof value === 'string' && /^\d{18,19}$/.test(value)) return numberOf(value) / 1e6;
  const made = timed(value, {}, path, { ...context, guess: () => undefined });
  return 'value' in made ? Date.parse(made.value as string) : undefined;
}

function filled(row: unknown, template: string, isId: boolean, context: Context): string | Made | undefined {
  let isWhole = true;
  let problem: Made | undefined;
  const text = template.replace(/\{([^{}]+)\}/g, (_, path: string) => {
    const found = firstIn(row, path, context);
    if (found === undefined) {
      isWhole = false;
      return '';
    }
    const value = single(found.value);
    const expected = isId ? lossOf(value) : undefined;
    if (expected !== undefined) problem ??= { expected, found: asFound(value), from: path };
    return textOf(value);
  });
  return isWhole ? (problem ?? text) : undefined;
}
