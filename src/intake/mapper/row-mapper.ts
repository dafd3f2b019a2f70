import { fieldsOfRecord, type RecordField } from '../../records/fields';
import type { ListRule, Mapping, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { maxFoundLength } from '../reading/limits';
import { type Readable, readableOf } from '../reading/may-decide';
import { canSetAside, type UnknownWord, withoutUnknownWords, type WordAside } from '../reading/set-aside';
import { Zone } from '../reading/zone';
import { unmappedOf } from './row-rest';
import { AddedColumns } from './added-columns';
import { Carried } from './carried';
import type { DayOrders } from './day-orders';
import { addedColumns, ofRule } from './paths-of';
import { holds } from './conditions';
import { firstName, isNothing, type Row, setAt, valuesAt } from './rows/path';
import { withoutPrivate } from './privacy';
import { type Naming, namingOf, RecordNames } from './record-names';
import { type Context, make } from './values';
import { Meanings } from './word-meanings';

/** One record that a row should have given and did not. */
export interface Refused {
  readonly eventType: EventType;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

interface Unmade extends Refused {
  /** What it says of the decision that it may be; null where it can be none. */
  readonly readable: Readable | null;
}

interface Made {
  readonly record: Record<string, unknown>;
  readonly aside: readonly WordAside[];
}

export interface Mapped {
  readonly records: readonly Record<string, unknown>[];
  /** Optional words that are none of ours, without which the records were made. */
  readonly aside: readonly WordAside[];
  readonly refused: readonly Unmade[];
}

export interface MapperOptions {
  /** IANA zone; goes before the mapping's own. */
  readonly zone?: string;
  /** Of the digests that replace private fields. */
  readonly salt?: string;
  readonly guess?: (words: string) => void;
  /** What the columns of the source say of the order of day and month; without it each value speaks for itself. */
  readonly orders?: DayOrders;
  /** Name of the file, with its folder where that is known. */
  readonly file?: string;
  /** Words are looked up in it, and those that are not known are noted there. */
  readonly meanings?: Meanings;
  /** Columns of other files. */
  readonly added?: AddedColumns;
}

type Fields = ReadonlyMap<string, RecordField>;
interface Plan {
  readonly rule: RecordRule;
  readonly fields: Fields;
  readonly lists: Readonly<Record<string, Fields>>;
  readonly required: readonly RecordField[];
  readonly naming: Naming;
}

const made = new Set(['schema_version', 'event_id', 'event_type']);
const readablePaths = ['decision_id', 'agent.uid', 'workflow', 'action.name', 'action.category', 'mode'];

/** Makes records of the log format out of rows, by a mapping. The zone must be one that `isZone` knows. */
export class RowMapper {
  readonly #plans: readonly Plan[];
  readonly #context: Context;
  readonly #salt: string | undefined;
  readonly #carried: Carried;
  readonly #added: AddedColumns;
  readonly #addedNames: ReadonlySet<string>;
  readonly #seenPrivate = new Set<string>();
  readonly #names: RecordNames;
  readonly #place: Record<string, unknown> = {};
  #row = 0;

  constructor(
    private readonly mapping: Mapping,
    {
      zone = mapping.zone,
      salt,
      guess = () => undefined,
      orders,
      file = 'file',
      added = new AddedColumns(),
      meanings = new Meanings(mapping.words),
    }: MapperOptions = {},
  ) {
    const [, folder = '', name = file] = /^(?:(.*)[/\\])?([^/\\]*)$/s.exec(file) ?? [];
    Object.assign(this.#place, { '#file': name, '#folder': folder });
    this.#added = added;
    this.#addedNames = addedColumns(mapping.rows);
    this.#context = {
      place: this.#place,
      zone: zone === undefined ? undefined : new Zone(zone),
      guess,
      meanings,
      ...(orders === undefined ? {} : { orders }),
    };
    this.#salt = salt;
    this.#names = new RecordNames(guess);
    this.#carried = new Carried(mapping.rows.carry, guess);
    this.#plans = mapping.records.map(planOf);
  }

  /** A row as everything but its source sees it. `more`: what its trials came to. */
  clean(row: Row, more: Row = {}): Row {
    return withoutPrivate(this.#added.add(row, more), this.mapping, this.#salt, this.#seenPrivate);
  }

  /** Fields that privacy names and no row so far had. */
  get unseenPrivate(): string[] {
    return Object.keys(this.mapping.privacy?.fields ?? {}).filter((path) => !this.#seenPrivate.has(path));
  }

  /**
   * The records of one cleaned row; a rule whose conditions do not hold gives none. Rows must come in the order
   * of the source, each once; `place`: its number among all rows of the source, from 1.
   */
  map(cleaned: Row, place = this.#row + 1): Mapped {
    this.#row = place;
    this.#place['#row'] = place;
    const records: Record<string, unknown>[] = [];
    const refused: Unmade[] = [];
    const aside: WordAside[] = [];
    if (this.mapping.native === true) return { records: [{ ...cleaned }], refused, aside };
    const row = this.#carried.add(cleaned);
    for (const [at, plan] of this.#plans.entries()) {
      for (const [place, view] of viewsOf(row, plan.rule).entries()) {
        if (!holds(view, plan.rule.when)) continue;
        const record = this.#one(view, plan, `${at}.${place}`);
        if ('expected' in record) refused.push(record);
        else {
          records.push(record.record);
          aside.push(...record.aside);
        }
      }
    }
    return { records, refused, aside };
  }

  #one(view: Row, plan: Plan, place: string): Made | Unmade {
    const { rule, fields, lists, required } = plan;
    const eventType = rule.event_type;
    const record: Record<string, unknown> = { schema_version: '1.0', event_type: eventType };
    const used = new Set<string>();
    const unknown: UnknownWord[] = [];
    for (const [path, rules] of Object.entries(rule.fields)) {
      const field = fields.get(path);
      const found = make(view, rules, field, this.#context);
      if (found === undefined) continue;
      if ('expected' in found) {
        const { expected, from, word } = found;
        if (word !== undefined && canSetAside(eventType, path)) {
          setAt(record, path, word);
          unknown.push({ code: 'invalid_value', path: path.split('.') });
          continue;
        }
        return this.#refused(view, plan, { field: `${path} ← ${from}`, expected, found: found.found });
      }
      for (const from of [found.from ?? []].flat()) used.add(firstName(view, from));
      setAt(record, path, found.value);
    }
    for (const [path, list] of Object.entries(rule.lists ?? {})) {
      const items = this.#list(view, list, lists[path]);
      if (items.length > 0) setAt(record, path, items);
      used.add(firstName(view, list.each));
    }
    const missing = required.find(({ path }) => valuesAt(record, path).every(isNothing));
    if (missing !== undefined) {
      const from = sourcesOf(rule, missing.path);
      const expected = missing.kind === 'word' ? `one of ${missing.words.join(', ')}` : wordsOf[missing.kind];
      const where = from === '' ? 'nothing is mapped to this field' : `nothing in ${from}`;
      const found = where.slice(0, maxFoundLength);
      return this.#refused(view, plan, { field: missing.path, expected, found });
    }
    this.#names.name(record, view, place, plan.naming);
    if (this.mapping.source !== undefined && record.source === undefined) record.source = this.mapping.source;
    for (const name of this.#addedNames) used.add(name);
    const rest = unmappedOf(view, used);
    if (rest !== undefined && record.unmapped === undefined) record.unmapped = rest;
    return withoutUnknownWords(eventType, record, unknown) ?? { record, aside: [] };
  }

  #refused(view: Row, { rule, fields }: Plan, fault: Pick<Refused, 'field' | 'expected' | 'found'>): Unmade {
    const { event_type: eventType } = rule;
    const record: Record<string, unknown> = { event_type: eventType };
    const context = { ...this.#context, guess: () => undefined };
    for (const path of readablePaths) {
      const rules = rule.fields[path];
      const found = rules && make(view, rules, fields.get(path), context);
      if (found !== undefined && 'value' in found) setAt(record, path, found.value);
    }
    return { eventType, ...fault, readable: readableOf(record) };
  }

  #list(view: Row, { each, fields: rules }: ListRule, fields: Fields | undefined): unknown[] {
    const items = valuesAt(view, each).flatMap((found) =>
      Array.isArray(found) ? (found as unknown[]) : [found],
    );
    const all: unknown[] = [];
    for (const item of items) {
      if (isNothing(item)) continue;
      const own: Record<string, unknown> = {};
      for (const [path, rule] of Object.entries(rules)) {
        const found = make(item, rule, fields?.get(path), this.#context);
        if (found === undefined || 'expected' in found) continue;
        if (path === '.') all.push(found.value);
        else setAt(own, path, found.value);
      }
      if (Object.keys(own).length > 0) all.push(own);
    }
    return all;
  }
}

function viewsOf(row: Row, { each }: RecordRule): Row[] {
  if (each === undefined) return [row];
  const items = valuesAt(row, each).flatMap((found) =>
    Array.isArray(found) ? (found as unknown[]) : [found],
  );
  return items.filter((item) => !isNothing(item)).map((item) => ({ ...row, item }));
}

function planOf(rule: RecordRule): Plan {
  const { fields, lists } = fieldsOfRecord(rule.event_type);
  const byPath = (all: readonly RecordField[]) =>
    new Map(all.map((field) => [field.path === '' ? '.' : field.path, field]));
  return {
    rule,
    fields: byPath(fields),
    lists: Object.fromEntries(Object.entries(lists).map(([path, inner]) => [path, byPath(inner)])),
    naming: namingOf(rule),
    required: fields.filter(({ path, isRequired }) => isRequired && !made.has(path)),
  };
}

const wordsOf: Record<RecordField['kind'], string> = {
  text: 'text that is not empty',
  time: 'a time',
  number: 'a number',
  whole: 'a whole number',
  'yes-no': 'true or false',
  word: 'a known word',
  object: 'an object',
  any: 'a value',
};

function sourcesOf({ fields }: RecordRule, path: string): string {
  const rules = fields[path];
  if (rules === undefined) return '';
  const all = (Array.isArray(rules) ? rules : [rules]).flatMap((rule) =>
    rule.template === undefined ? ofRule(rule) : [rule.template],
  );
  return all.join(', ');
}
