import { wordFor } from '../../vocabulary/vocabulary';
import { guessPattern, wordsIn } from '../column-words';
import { textOf } from '../rows/foreign';
import { firstAt, type Row } from '../rows/path';
import type { RecordField } from '../../../records/fields';
import type { FieldRule, RecordRule } from '../../../records/mapping';

type Rules = RecordRule['fields'][string];

/** A rule that the form can show; `null`: others, which are edited as JSON. */
export function simpleRule(rules: Rules | undefined): FieldRule | null | undefined {
  if (rules === undefined) return undefined;
  const rule = Array.isArray(rules) ? (rules.length === 1 ? rules[0]! : null) : rules;
  if (rule === null) return null;
  if (rule.template !== undefined || rule.between !== undefined || rule.contains !== undefined) return null;
  if (rule.vocabulary !== undefined || rule.arithmetic !== undefined) return null;
  if (rule.key !== undefined) return rule.from === undefined && rule.value === undefined ? rule : null;
  if (rule.compare !== undefined) {
    return rule.from === undefined && rule.value === undefined ? rule : null;
  }
  return Array.isArray(rule.from) ? null : rule;
}

/** A rule of any sort in a few words: `Closed at, else Opened`. */
export function ruleInWords(rules: Rules): string {
  return [rules].flat().map(oneInWords).join(', else ');
}

function oneInWords({ from, value, template, between, compare, key }: FieldRule): string {
  if (key !== undefined) return key.join(' together with ');
  if (template !== undefined) return template;
  if (between !== undefined) return `from ${between[0]} to ${between[1]}`;
  if (compare !== undefined) return `${compare.with.join(' beside ')}`;
  const constant = value === undefined ? [] : [`“${textOf(value)}”`];
  return [from ?? [], constant].flat().join(', else ');
}

/** A rule for a newly chosen column, words and times guessed as for a first mapping. */
export function ruleOf(field: RecordField, column: string, rows: readonly Row[]): FieldRule {
  const words = wordsIn(rows, column);
  if (field.kind === 'time') {
    const pattern = guessPattern(words);
    return pattern === undefined || pattern === null ? { from: column } : { from: column, pattern };
  }
  if (field.kind !== 'word') return { from: column };
  const known = words.map((word) => [word, wordFor(field, word)]).filter(([, ours]) => ours !== undefined);
  return { from: column, map: Object.fromEntries(known) as Record<string, string> };
}

/**
 * A comparison to start from: the column that holds what the agent wanted and the one that shares most words
 * with it. Empty paths where nothing suits; words only where there is a plain answer.
 */
export function compareOf(
  field: RecordField,
  wanted: string | undefined,
  columns: readonly string[],
  rows: readonly Row[],
): FieldRule {
  const own = new Set(wanted === undefined ? [] : wordsIn(rows, wanted).map(folded));
  const [best] = columns
    .filter((column) => column !== wanted)
    .map((column) => {
      const words = wordsIn(rows, column).map(folded);
      return { column, share: words.filter((word) => own.has(word)).length / Math.max(words.length, 1) };
    })
    .sort((a, b) => b.share - a.share);
  const other = best !== undefined && best.share >= 0.5 ? best.column : '';
  const [same, differs] = field.path === 'outcome' ? ['approve', 'override'] : ['', ''];
  return { compare: { with: [wanted ?? '', other], same, differs } };
}

export const folded = (word: string) => word.trim().toLowerCase();

/** Words of the rule's column that have none of ours; `null` is not asked here. */
export function wordsWithoutOurs(field: RecordField, rule: FieldRule, rows: readonly Row[]): string[] {
  if (field.kind !== 'word' || typeof rule.from !== 'string' || rule.otherwise !== undefined) return [];
  const known = new Set(Object.keys(rule.map ?? {}).map(folded));
  return wordsIn(rows, rule.from).filter(
    (word) => !known.has(folded(word)) && !field.words.includes(folded(word)),
  );
}

const questions: Readonly<Record<string, string>> = {
  outcome: 'what did the human decide?',
  verdict: 'what turned out to be true?',
  'action.category': 'which sort of act is it?',
  status: 'did it run?',
};

/** Values that nobody gave a meaning yet, as a question: `2 values of “Call” still need a meaning: what did …`. */
export function untoldIn(
  field: RecordField,
  rules: Rules | undefined,
  rows: readonly Row[],
): string | undefined {
  const rule = simpleRule(rules);
  if (rule === undefined || rule === null) return undefined;
  const open = wordsWithoutOurs(field, rule, rows);
  if (open.length === 0) return undefined;
  const question = questions[field.path] ?? `which ${field.path} is it?`;
  const words =
    open.length === 1
      ? `“${open[0]!.slice(0, 40)}” in “${textOf(rule.from)}” still needs`
      : `${open.length} values of “${textOf(rule.from)}” still need`;
  return `${words} a meaning: ${question}`;
}

/** What else a field still lacks, in words; `undefined`: nothing that can be told before rows are read. */
export function lackOf(field: RecordField, rules: Rules | undefined): string | undefined {
  const rule = simpleRule(rules);
  if (rule === undefined) return field.isRequired ? 'has no column' : undefined;
  if (rule === null) return undefined;
  if (rule.key !== undefined) return rule.key.includes('') ? 'needs two columns' : undefined;
  if (rule.compare !== undefined) {
    const { with: pair, same, differs } = rule.compare;
    if (pair.includes('')) return 'needs two columns to compare';
    if (pair[0] === pair[1]) return 'compares a column with itself';
    return same === '' || differs === '' ? 'needs a word for each answer' : undefined;
  }
  return rule.value === '' ? 'has no fixed value yet' : undefined;
}

/** The first value that a rule finds among the rows, as it is written there. */
export function exampleOf(rule: FieldRule, rows: readonly Row[]): string {
  const at = (row: Row, path: string) => {
    const value = path === '' ? undefined : firstAt(row, path)?.value;
    return value === undefined ? '' : textOf(value).slice(0, 60);
  };
  if (rule.key !== undefined) {
    const { key } = rule;
    const all = rows.map((row) => key.map((path) => at(row, path))).find((parts) => !parts.includes(''));
    return all === undefined ? '' : all.join(' + ');
  }
  if (rule.compare !== undefined) {
    const [a, b] = rule.compare.with;
    const both = rows.map((row) => [at(row, a), at(row, b)]).find((pair) => !pair.includes(''));
    return both === undefined ? '' : both.join(' / ');
  }
  const { from } = rule;
  return typeof from === 'string' ? (rows.map((row) => at(row, from)).find((text) => text !== '') ?? '') : '';
}
