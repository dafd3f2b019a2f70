import { fieldsOfRecord, type RecordField } from '../../records/fields';
import type { FieldRule, Mapping, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { Zone } from '../reading/zone';
import { columnGuesses } from './guess-columns';
import { shortWords, timePatterns, wordGuesses } from './guess-words';
import { isNothing, type Row, valuesAt } from './path';
import { readTime } from './times';

const kinds = ['decision', 'review', 'verdict', 'execution'] as const;
/** Without this field a kind of record is not guessed at all. */
const keyField: Record<(typeof kinds)[number], string> = {
  decision: 'action.name',
  review: 'outcome',
  verdict: 'verdict',
  execution: 'status',
};
const maxWords = 60;

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

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

/** Different values of a column among the rows, the most frequent first. */
export function wordsIn(rows: readonly Row[], path: string): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of valuesAt(row, path).flat()) {
      if (isNothing(value) || typeof value === 'object') continue;
      const word = String(value).trim();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxWords)
    .map(([word]) => word);
}

/** Ours for one of their words, as far as it can be guessed. */
export function guessWord(field: RecordField, theirs: string): string | undefined {
  const word = bare(theirs);
  const same = field.words.find((ours) => bare(ours) === word);
  if (same !== undefined) return same;
  const short = shortWords[field.path]?.[word];
  if (short !== undefined) return short;
  return wordGuesses[field.path]?.find(([part]) => word.includes(part))?.[1];
}

const utc = new Zone('UTC');

/** How the times of a column are written: a pattern, or none when it needs none; `null` when they are no times. */
export function guessPattern(words: readonly string[]): string | undefined | null {
  const sample = words.slice(0, 20);
  if (sample.length === 0) return null;
  const reads = (pattern?: string) =>
    sample.filter((word) => 'text' in readTime(word, pattern === undefined ? {} : { pattern }, utc)).length;
  // A few that cannot be read are found by the preview; most must be.
  const enough = sample.length * 0.8;
  if (reads() >= enough) return undefined;
  return timePatterns.find((pattern) => reads(pattern) >= enough) ?? null;
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
    const numbers = words.map((word) => Number(word.replace(/%$/, '')));
    if (numbers.some(Number.isNaN)) return undefined;
    const isPercent =
      field.path === 'confidence' &&
      numbers.some((number) => number > 1) &&
      !words.some((word) => word.endsWith('%'));
    return { from: column, ...(isPercent ? { scale: 0.01 } : {}) };
  }
  return { from: column };
}

function guessRecord(
  type: (typeof kinds)[number],
  columns: readonly string[],
  rows: readonly Row[],
): RecordRule | undefined {
  const { fields } = fieldsOfRecord(type);
  const rules: Record<string, FieldRule> = {};
  for (const [path, names] of columnGuesses[type] ?? []) {
    const field = fields.find((each) => each.path === path);
    if (field === undefined) continue;
    let rule: FieldRule | undefined;
    columnFor(names, columns, (column) => (rule = ruleFor(field, column, rows)) !== undefined);
    if (rule !== undefined) rules[path] = rule;
  }
  if (rules[keyField[type]] === undefined) return undefined;
  return { event_type: type, fields: rules };
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
 * A first mapping of rows that no format fits: columns by their names where their values agree, words by
 * their parts. A row that holds several kinds becomes one record of each. Everything in it is a guess.
 */
export function guessMapping(name: string, rows: readonly Row[]): Mapping {
  const columns = pathsIn(rows);
  const records = kinds
    .map((type) => guessRecord(type, columns, rows))
    .filter((rule) => rule !== undefined)
    .map((rule) => ({ ...rule, fields: { ...assumed[rule.event_type], ...rule.fields } }));
  const decision = records.find(({ event_type: type }) => type === 'decision');
  const id = decision?.fields.decision_id;
  const times = records.map(({ fields }) => fields.time).filter((rule) => rule !== undefined);
  for (const rule of records) {
    const type = rule.event_type;
    // One wide row per case often has fewer times than kinds: the last that is there stands for the others.
    if (rule.fields.time === undefined && times.length > 0) rule.fields.time = times.flat().reverse();
    if ((type === 'review' || type === 'execution') && id !== undefined) rule.fields.decision_id ??= id;
    // What is still empty in a row of a case that goes on gives no record.
    const key = type === 'decision' ? undefined : rule.fields[keyField[type as keyof typeof keyField]];
    if (key !== undefined && !Array.isArray(key) && key.from !== undefined) {
      rule.when = [{ from: key.from, present: true }];
    }
  }
  return { format: 'shadowproof-mapping/1', name, rows: { shape: 'auto' }, records };
}
