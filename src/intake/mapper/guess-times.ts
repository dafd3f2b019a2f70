import type { FieldRule } from '../../records/mapping';
import { guessPattern, wordsIn } from './column-words';
import type { Row } from './rows/path';
import { Zone } from '../reading/zone';
import { asNumber } from './plain-values';
import { readTime } from './times';
import { writtenTime } from './written-time';

const utc = new Zone('UTC');

/** A column's rule as a time, where its values are written as times. */
export function timeRule(column: string, rows: readonly Row[]): FieldRule | undefined {
  const words = wordsIn(rows, column);
  if (words.length === 0 || words.every((word) => typeof asNumber(word) === 'number')) return undefined;
  const pattern = guessPattern(words);
  if (pattern === null) return undefined;
  return pattern === undefined ? { from: column } : { from: column, pattern };
}

const ofWriting =
  /(?:^|[._\s-])(?:export|extract|generat|report|snapshot|download|fetch|dump|retriev|abgerufen|exporté|exportad)[a-zé]*(?=$|[._\s-]|[A-Z])/i;

/** The latest moment that a column names, epoch ms; −∞ where it names none. */
function latestIn(column: string, rows: readonly Row[]): number {
  const rule = timeRule(column, rows);
  if (rule === undefined) return -Infinity;
  const moments = wordsIn(rows, column).flatMap((word) => {
    const read = readTime(word, rule, utc);
    return 'text' in read ? [Date.parse(read.text)] : [];
  });
  return Math.max(-Infinity, ...moments);
}

/** Times of which one may say when something was: not when the file was written, where rows name a later time. */
function timesOf(columns: readonly string[], rows: readonly Row[]): string[] {
  const isLate = (column: string) => {
    if (!ofWriting.test(column) || wordsIn(rows, column).length !== 1) return false;
    const written = latestIn(column, rows);
    return columns.some((other) => other !== column && latestIn(other, rows) > written);
  };
  return columns.filter((column) => !isLate(column));
}

/** The first time that is not used. */
export function firstTime(
  columns: readonly string[],
  rows: readonly Row[],
  used: ReadonlySet<string>,
): FieldRule | undefined {
  return timesOf(columns, rows)
    .filter((column) => !used.has(column))
    .map((column) => timeRule(column, rows))
    .find((found) => found !== undefined);
}

const isFilled = (row: Row, column: string) => wordsIn([row], column).length > 0;

const namesTime = /(?:^|[._-])(?:ts|time|timestamp|date|at)$|(?:At|Time|Date|Timestamp)$/;

/**
 * A time inside the object in which a word stands: `response.action_ts` for `response.action_id`. Undefined where it
 * stands in none, or where that holds no time or several.
 */
export function timeInside(
  key: FieldRule | undefined,
  columns: readonly string[],
  rows: readonly Row[],
): FieldRule | undefined {
  const word = key?.from;
  const border = typeof word === 'string' ? word.lastIndexOf('.') : -1;
  if (typeof word !== 'string' || border < 0) return undefined;
  const inside = columns.filter((column) => column !== word && column.startsWith(word.slice(0, border + 1)));
  const found = inside.flatMap((column) => {
    const rule = timeRule(column, rows);
    if (rule !== undefined) return [rule];
    const isNumber = namesTime.test(column) && guessPattern(wordsIn(rows, column)) === undefined;
    return isNumber ? [{ from: column }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Of the rows that hold either, the share that hold both. */
function together(one: string, other: string, rows: readonly Row[]): number {
  const either = rows.filter((row) => isFilled(row, one) || isFilled(row, other));
  return (
    either.filter((row) => isFilled(row, one) && isFilled(row, other)).length / Math.max(1, either.length)
  );
}

const nearlyAlways = 0.9;
const often = 0.3;

/**
 * When something was said: a time that is not used and is there where the word is. One that nearly always is comes
 * first, wherever it stands; else one behind the word. A time of few of those rows is that of something else.
 */
export function timeBeside(
  word: string,
  columns: readonly string[],
  rows: readonly Row[],
  used: ReadonlySet<string>,
): FieldRule | undefined {
  const behind = new Set(columns.slice(columns.indexOf(word) + 1));
  const [best] = timesOf(columns, rows)
    .filter((column) => !used.has(column))
    .flatMap((column) => {
      const rule = timeRule(column, rows);
      return rule === undefined
        ? []
        : [{ rule, fit: together(word, column, rows), isBehind: behind.has(column) }];
    })
    .filter(({ fit, isBehind }) => fit >= (isBehind ? often : nearlyAlways))
    .sort((a, b) => +(b.fit >= nearlyAlways) - +(a.fit >= nearlyAlways) || +b.isBehind - +a.isBehind);
  return best?.rule;
}

const clockAlone = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?\s?m\.?)?$/i;

function isDayAlone(word: string): boolean {
  const written = writtenTime(word);
  if (written === undefined || written.clock !== undefined) return false;
  return typeof written.day === 'string' || written.day.numbers[2].length === 4;
}

const areAll = (column: string, rows: readonly Row[], fits: (word: string) => boolean) => {
  const words = wordsIn(rows, column);
  return words.length > 0 && words.every(fits);
};

/** A time whose column holds days alone, put together with the next column that holds hours alone. */
export function withClock(rule: FieldRule, columns: readonly string[], rows: readonly Row[]): FieldRule {
  const day = rule.from;
  if (typeof day !== 'string' || !areAll(day, rows, isDayAlone)) return rule;
  const clock = columns
    .slice(columns.indexOf(day) + 1)
    .find((column) => areAll(column, rows, (word) => clockAlone.test(word)));
  if (clock === undefined || /[{}]/.test(day + clock)) return rule;
  return { template: `{${day}} {${clock}}` };
}
