import { fieldsOfRecord, type RecordField } from '../../records/fields';
import type { FieldRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { bare, wordFor } from '../vocabulary/vocabulary';
import { guessPattern, wordsIn } from './column-words';
import { holdsWhatItSays, isAffected } from './guess-contents';
import { columnGuesses } from './guess-columns';
import {
  answersAnything,
  asksForAnswer,
  isAgentAction,
  isAgentVerdict,
  isHumanAction,
  isInPercent,
  isOfAgent,
  isOfHuman,
  isProposed,
  isSureness,
  mayBeJudgement,
  mayBeSureness,
  saysMoreThanWho,
} from './guess-headers';
import { decidedWords } from '../vocabulary/answer-phrases';
import { mayBeSerial } from './times';
import type { Row } from './rows/path';
import { asNumber } from './plain-values';

/** Whose column it is decides what it can be: a human's deed is no proposal, an agent's word is no review or truth. */
function mayBe(type: EventType, field: string, column: string): boolean {
  if (type === 'decision') {
    if (field.startsWith('action.')) return !isHumanAction(column) && !isOfHuman(column);
    if (field === 'workflow') return !isAgentAction(column);
    if (field === 'predicted_verdict') return isOfAgent(column) || isProposed(column);
    return field !== 'confidence' || mayBeSureness(column);
  }
  const isOfOthers = field === 'outcome' || field === 'reviewer.uid' || field === 'verdict';
  if ((field === 'outcome' || field === 'verdict') && !mayBeJudgement(column)) return false;
  // What was foretold is judged by the truth, and is never it.
  if (field === 'verdict' && isProposed(column)) return false;
  return !isOfOthers || !isOfAgent(column);
}

/** Of how many of these words ours is known: an answer's words are no person and no team. */
function knownAs(type: 'review' | 'verdict', words: readonly string[]): number {
  const path = type === 'review' ? 'outcome' : 'verdict';
  const field = fieldsOfRecord(type).fields.find((each) => each.path === path)!;
  return words.filter((word) => wordFor(field, word) !== undefined).length;
}

/** Stands under the same name another word of the same row? Which of them counts, only the reader can tell. */
function hasRival(column: string, rows: readonly Row[]): boolean {
  const plain = (name: string) => name.replace(/ \(\d+\)$/, '');
  const rivals = Object.keys(rows[0] ?? {}).filter(
    (name) => name !== column && plain(name) === plain(column),
  );
  return rows.some((row) => {
    const own = wordsIn([row], column)[0];
    return own !== undefined && rivals.some((other) => ![own, undefined].includes(wordsIn([row], other)[0]));
  });
}

/** Do a column's words say something else than its name: a truth under `Outcome`, answers under `Shift`? */
export function saysOther(type: EventType, field: string, column: string, rows: readonly Row[]): boolean {
  if (!['outcome', 'verdict', 'reviewer.uid', 'reviewer.group'].includes(field)) return false;
  if ((field === 'outcome' || field === 'verdict') && hasRival(column, rows)) return true;
  const words = wordsIn(rows, column);
  const [answers, truths] = [knownAs('review', words), knownAs('verdict', words)];
  if (type === 'review' && field === 'outcome') return truths > answers;
  if (type === 'verdict' && field === 'verdict') return answers > truths;
  return type === 'review' && Math.max(answers, truths) * 2 >= Math.max(1, words.length);
}

/** Names that say it in more words than a list can hold: `Bot wanted`, `Bot sure (%)`. */
const byWords: Partial<Record<string, (column: string) => boolean>> = {
  'decision predicted_verdict': isAgentVerdict,
  'decision action.name': isAgentAction,
  'decision action.category': isAgentAction,
  'decision confidence': isSureness,
  'decision resource.uid': isAffected,
};

function columnFor(
  place: string,
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
  const telling = columns.find((column) => byWords[place]?.(column) === true && fits(column));
  if (telling !== undefined) return telling;
  for (const name of names) {
    if (name.length < 5) continue;
    const part = own.find(
      ([column, whole]) =>
        whole.includes(name) && !(place.endsWith('.uid') && saysMoreThanWho(column)) && fits(column),
    );
    if (part !== undefined) return part[0];
  }
  return undefined;
}

/** How a column makes a field, as far as its values agree with the field. */
export function ruleFor(field: RecordField, column: string, rows: readonly Row[]): FieldRule | undefined {
  const words = wordsIn(rows, column);
  if (words.length === 0) return undefined;
  if (field.kind === 'time') {
    if (words.every(mayBeSerial)) return { from: column, unit: 'excel' };
    const pattern = guessPattern(words);
    if (pattern === null) return undefined;
    return pattern === undefined ? { from: column } : { from: column, pattern };
  }
  if (field.kind === 'word') {
    const decided = decidedWords(field.path, words);
    const known = decided
      .map((word) => [word, wordFor(field, word)] as const)
      .filter(([, ours]) => ours !== undefined);
    if (known.length === 0 || known.length * 2 < decided.length) return undefined;
    if (known.every(([word]) => answersAnything(word)) && !asksForAnswer(field.path, column))
      return undefined;
    return { from: column, map: Object.fromEntries(known) as Record<string, string> };
  }
  if (field.kind === 'number') {
    const numbers = words.map((word) => asNumber(word));
    if (!numbers.every((number) => typeof number === 'number')) return undefined;
    return field.path === 'confidence' ? shareRule(column, words, numbers) : { from: column };
  }
  return { from: column };
}

/** Percent by the name or by the numbers. Shares among percents could be either: then only the reader can tell. */
function shareRule(
  column: string,
  words: readonly string[],
  numbers: readonly number[],
): FieldRule | undefined {
  if (numbers.some((number) => number < 0 || number > 100)) return undefined;
  const isOver = numbers.some((number) => number > 1);
  const isShare = numbers.some((number) => number > 0 && number < 1);
  const isWritten = words.some((word) => word.endsWith('%'));
  const isPercent =
    !isWritten && (isOver ? isInPercent(column) || !isShare : isInPercent(column) && !isShare);
  return { from: column, ...(isPercent ? { scale: 0.01 } : {}) };
}

/** Rules for the fields of a kind whose columns have telling names. */
export function fieldsByNames(
  type: EventType,
  columns: readonly string[],
  rows: readonly Row[],
): Record<string, FieldRule> {
  const { fields } = fieldsOfRecord(type);
  const rules: Record<string, FieldRule> = {};
  const category = fields.find(({ path }) => path === 'action.category');
  for (const [path, names] of columnGuesses[type] ?? []) {
    const field = fields.find((each) => each.path === path);
    if (field === undefined) continue;
    let rule: FieldRule | undefined;
    const fits = (column: string) => {
      if (!mayBe(type, path, column) || saysOther(type, path, column, rows)) return false;
      if (!holdsWhatItSays(path, column, bare(column), rows)) return false;
      // A name alone makes no action of text that names none.
      const isNamed = names.includes(bare(column));
      if (path === 'action.name' && !isNamed && category !== undefined && !ruleFor(category, column, rows))
        return false;
      return (rule = ruleFor(field, column, rows)) !== undefined;
    };
    if (columnFor(`${type} ${path}`, names, columns, fits) !== undefined && rule !== undefined)
      rules[path] = rule;
  }
  // Who stands under `On shift` is no group.
  if (rules['reviewer.group']?.from === rules['reviewer.uid']?.from) delete rules['reviewer.group'];
  return rules;
}
