import { fieldsOfRecord, type RecordField } from '../../records/fields';
import type { FieldRule, Mapping, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { bare, guessPattern, guessWord, wordsIn } from './column-words';
import { columnGuesses } from './guess-columns';
import { rulesByValues } from './guess-values';
import type { Row } from './path';
import { asNumber } from './values';

const kinds = ['decision', 'review', 'verdict', 'execution'] as const;
/** Without this field a kind of record is not guessed at all. */
const keyField: Record<(typeof kinds)[number], string> = {
  decision: 'action.name',
  review: 'outcome',
  verdict: 'verdict',
  execution: 'status',
};
/** Paths at which rows hold single values, nested ones with dots; at most 300. */
export function pathsIn(rows: readonly Row[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, path: string, depth: number) => {
    if (found.size >= 300) return;
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 5) {
      for (const [name, inner] of Object.entries(value))
        walk(inner, path === '' ? name : `${path}.${name}`, depth + 1);
    } else if (path !== '') found.add(path);
  };
  for (const row of rows.slice(0, 50)) walk(row, '', 0);
  return [...found];
}

function columnFor(
  names: readonly string[],
  columns: readonly string[],
  fits: (column: string) => boolean,
): string | undefined {
  const own = columns.map(
    (column) => [column, bare(column), bare(column.split('.').at(-1) ?? column)] as const,
  );
  for (const name of names) {
    const exact = own.find(([column, whole, last]) => (whole === name || last === name) && fits(column));
    if (exact !== undefined) return exact[0];
  }
  for (const name of names) {
    if (name.length < 5) continue;
    const part = own.find(([column, whole]) => whole.includes(name) && fits(column));
    if (part !== undefined) return part[0];
  }
  return undefined;
}

function ruleFor(field: RecordField, column: string, rows: readonly Row[]): FieldRule | undefined {
  const words = wordsIn(rows, column);
  if (words.length === 0) return undefined;
  if (field.kind === 'time') {
    const pattern = guessPattern(words);
    if (pattern === null) return undefined;
    return pattern === undefined ? { from: column } : { from: column, pattern };
  }
  if (field.kind === 'word') {
    const known = words
      .map((word) => [word, guessWord(field, word)] as const)
      .filter(([, ours]) => ours !== undefined);
    if (known.length === 0 || known.length * 2 < words.length) return undefined;
    return { from: column, map: Object.fromEntries(known) as Record<string, string> };
  }
  if (field.kind === 'number') {
    const numbers = words.map((word) => asNumber(word));
    if (!numbers.every((number) => typeof number === 'number')) return undefined;
    const isPercent = field.path === 'confidence' && numbers.some((number) => number > 1);
    return { from: column, ...(isPercent ? { scale: 0.01 } : {}) };
  }
  return { from: column };
}

/** Rules for the fields of a kind whose columns have telling names. */
function fieldsByNames(
  type: EventType,
  columns: readonly string[],
  rows: readonly Row[],
): Record<string, FieldRule> {
  const { fields } = fieldsOfRecord(type);
  const rules: Record<string, FieldRule> = {};
  for (const [path, names] of columnGuesses[type] ?? []) {
    const field = fields.find((each) => each.path === path);
    if (field === undefined) continue;
    let rule: FieldRule | undefined;
    columnFor(names, columns, (column) => (rule = ruleFor(field, column, rows)) !== undefined);
    if (rule !== undefined) rules[path] = rule;
  }
  return rules;
}

function guessRecord(
  type: (typeof kinds)[number],
  columns: readonly string[],
  rows: readonly Row[],
): RecordRule | undefined {
  const fields = fieldsByNames(type, columns, rows);
  return fields[keyField[type]] === undefined ? undefined : { event_type: type, fields };
}

const columnsOf = (records: readonly RecordRule[]): Set<string> =>
  new Set(
    records.flatMap(({ fields }) =>
      Object.values(fields)
        .flat()
        .flatMap(({ from = [] }) => from),
    ),
  );

/**
 * Kinds whose columns no name gave away, by what the columns hold. A case tool's rows are not taken for an
 * agent's proposals where names tell what they are, and a status is never taken for an execution.
 */
function guessByValues(
  named: readonly RecordRule[],
  columns: readonly string[],
  rows: readonly Row[],
): RecordRule[] {
  const missing = (['review', 'verdict'] as const).filter(
    (kind) => !named.some(({ event_type: type }) => type === kind),
  );
  const wanted = named.length === 0 ? (['decision', ...missing] as const) : missing;
  return rulesByValues(wanted, columns, rows, columnsOf(named)).map((found) => ({
    ...found,
    fields: { ...fieldsByNames(found.event_type, columns, rows), ...found.fields },
  }));
}

/** The fields of one kind that a user says the rows hold, as far as names and assumptions give them. */
export function guessKind(type: EventType, rows: readonly Row[]): RecordRule {
  const fields = fieldsByNames(type, pathsIn(rows), rows);
  return { event_type: type, fields: { ...assumed[type], ...fields } };
}

/** What cannot be read off a table, with the weakest assumption; shown so that it is not overlooked. */
const assumed: Partial<Record<EventType, Record<string, FieldRule>>> = {
  decision: {
    environment: { value: 'production' },
    mode: { value: 'shadow' },
    'agent.uid': { value: 'agent' },
  },
  verdict: { basis: { value: 'closed_classification' } },
};

/**
 * A first mapping of rows that no format fits: columns by their names where their values agree, else by
 * their values; words by their parts. A row that holds several kinds becomes one record of each. Everything in it is a guess.
 */
export function guessMapping(name: string, rows: readonly Row[]): Mapping {
  const columns = pathsIn(rows);
  const named = kinds.map((type) => guessRecord(type, columns, rows)).filter((rule) => rule !== undefined);
  const all = [...named, ...guessByValues(named, columns, rows)];
  const place = ({ event_type: type }: RecordRule) => (kinds as readonly EventType[]).indexOf(type);
  const records = all
    .sort((a, b) => place(a) - place(b))
    .map((rule) => ({ ...rule, fields: { ...assumed[rule.event_type], ...rule.fields } }));
  const decision = records.find(({ event_type: type }) => type === 'decision');
  const id = decision?.fields.decision_id;
  const times = records.map(({ fields }) => fields.time).filter((rule) => rule !== undefined);
  for (const rule of records) {
    const type = rule.event_type;
    // One wide row per case often has fewer times than kinds: the last that is there stands for the others.
    if (rule.fields.time === undefined && times.length > 0) rule.fields.time = times.flat().reverse();
    const joins = type === 'review' || type === 'execution';
    if (id !== undefined && (joins || rule.fields.finding_uid === undefined)) rule.fields.decision_id ??= id;
    // What is still empty in a row of a case that goes on gives no record.
    const key = type === 'decision' ? undefined : rule.fields[keyField[type as keyof typeof keyField]];
    if (key !== undefined && !Array.isArray(key) && key.from !== undefined) {
      rule.when = [{ from: key.from, present: true }];
    }
  }
  return { format: 'shadowproof-mapping/1', name, rows: { shape: 'auto' }, records };
}
