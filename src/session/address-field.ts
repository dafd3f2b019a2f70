import type { Screen } from './screens';

/** Why a value of a link cannot be followed: the reader is told. */
export class Unreadable {
  constructor(readonly reason: string) {}
}

/** One setting of a link, described once: the types, the start, reading and writing derive from it. */
export interface AddressField<Value> {
  /** In the link: short, because links are read aloud and pasted into tickets. */
  readonly name: string;
  readonly start: Value;
  /** What the link says; left out where it is empty, or what the start says. */
  write(value: Value, screen: Screen): string | null;
  /** Undefined: it names nothing here. */
  read(text: string, screen: Screen): Value | undefined | Unreadable;
  /** Is the change a move that a reader takes back with the browser's own button? */
  isStep?(before: Value, after: Value): boolean;
}

/** Settings that the store holds as one object. */
export interface AddressGroup {
  readonly fields: AddressTable;
}
export interface AddressTable {
  readonly [field: string]: AddressField<unknown> | AddressGroup;
}

export type ValuesOf<Table> = {
  -readonly [Field in keyof Table]: Table[Field] extends { readonly fields: infer Inner }
    ? ValuesOf<Inner>
    : Table[Field] extends { readonly start: infer Value }
      ? Value
      : never;
};

export const addressField = <Value>(field: AddressField<Value>): AddressField<Value> => field;

/** Whatever changes it, the browser's back button takes it back. */
export const everyChange = (before: unknown, after: unknown): boolean => before !== after;

/** A word of a fixed list, or of a pattern. */
export const wordField = <Word extends string>(
  name: string,
  start: Word,
  isWord: (text: string) => text is Word,
  isStep?: AddressField<Word>['isStep'],
): AddressField<Word> => ({
  name,
  start,
  write: (word) => word,
  read: (text) => (isWord(text) ? text : undefined),
  ...(isStep && { isStep }),
});

export const matches =
  (pattern: RegExp) =>
  (text: string): text is string =>
    pattern.test(text);
export const isOneOf =
  <Word extends string>(words: readonly Word[]) =>
  (text: string): text is Word =>
    (words as readonly string[]).includes(text);

/** Any text that is not empty; null is left out. */
export const textField = (
  name: string,
  isStep?: AddressField<string | null>['isStep'],
): AddressField<string | null> => ({
  name,
  start: null,
  write: (text) => text,
  read: (text) => text || undefined,
  ...(isStep && { isStep }),
});

/** A number as a person writes it, of those that `isIn` lets in. */
export const numberField = <Start extends number | null>(
  name: string,
  start: Start,
  isIn: (value: number) => boolean,
  pattern = /^[0-9]{1,8}(\.[0-9]{1,10})?$/,
): AddressField<number | Extract<Start, null>> => ({
  name,
  start: start as number | Extract<Start, null>,
  write: (value) => (value === null ? null : String(value)),
  read: (text) => (pattern.test(text) && isIn(Number(text)) ? Number(text) : undefined),
});

const isGroup = (entry: AddressTable[string]): entry is AddressGroup => 'fields' in entry;

export function startOf<Table extends AddressTable>(table: Table): ValuesOf<Table> {
  return Object.fromEntries(
    Object.entries(table).map(([field, entry]) => [
      field,
      isGroup(entry) ? startOf(entry.fields) : entry.start,
    ]),
  ) as ValuesOf<Table>;
}

/** Where every field of a table may travel. */
export function travelOf<Table extends AddressTable>(
  table: Table,
): { readonly [Field in keyof Table]: readonly ['screen', 'url'] } {
  return Object.fromEntries(Object.keys(table).map((field) => [field, ['screen', 'url']])) as {
    [Field in keyof Table]: ['screen', 'url'];
  };
}

/** Puts the values of a table into a link, starts left out. */
export function putFields<Table extends AddressTable>(
  link: URLSearchParams,
  table: Table,
  values: { readonly [Field in keyof Table]: unknown },
  screen: Screen,
): void {
  for (const [field, entry] of Object.entries(table)) {
    const value = values[field];
    if (isGroup(entry)) {
      putFields(link, entry.fields, value as Record<string, unknown>, screen);
      continue;
    }
    const text = entry.write(value, screen);
    if (text && text !== entry.write(entry.start, screen)) link.set(entry.name, text);
  }
}

const longestShown = 60;

/** Takes the values of a table from a link and its words out of it; what is wrong with one goes to `problems`. */
export function takeFields<Table extends AddressTable>(
  link: URLSearchParams,
  table: Table,
  problems: string[],
  screenOf: (taken: Readonly<Record<string, unknown>>) => Screen,
): ValuesOf<Table> {
  const taken: Record<string, unknown> = {};
  for (const [field, entry] of Object.entries(table)) {
    if (isGroup(entry)) {
      taken[field] = takeFields(link, entry.fields, problems, screenOf);
      continue;
    }
    taken[field] = entry.start;
    const text = link.get(entry.name);
    link.delete(entry.name);
    if (text === null) continue;
    const value = entry.read(text, screenOf(taken));
    if (value !== undefined && !(value instanceof Unreadable)) {
      taken[field] = value;
      continue;
    }
    const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
    const reason = value === undefined ? 'names nothing here and' : `${value.reason};`;
    problems.push(`“${entry.name}=${shown}” ${reason} was left out.`);
  }
  return taken as ValuesOf<Table>;
}

/** Did anything change that the browser's back button takes back? */
export const isStepOf = <Values extends object>(
  table: AddressTable,
  before: Values,
  after: Values,
): boolean =>
  Object.entries(table).some(
    ([field, entry]) =>
      !isGroup(entry) && entry.isStep?.(before[field as keyof Values], after[field as keyof Values]) === true,
  );
