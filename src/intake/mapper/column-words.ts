import { Zone } from '../reading/zone';
import { textOf } from './rows/foreign';
import { DayOrders } from './day-orders';
import { isNothing, type Row, valuesAt } from './rows/path';
import { timePatterns } from './time-patterns';
import { readTime } from './times';
import { writtenTime } from './written-time';

const maxWords = 60;

/** Different values of a column among the rows, the most frequent first. */
export function wordsIn(rows: readonly Row[], path: string): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of valuesAt(row, path).flat()) {
      if (isNothing(value) || typeof value === 'object') continue;
      const word = textOf(value).trim();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxWords)
    .map(([word]) => word);
}

const utc = new Zone('UTC');

/** A date of three numbers, of which the order must be known. Without an hour it is one only with a whole year: `2.3.14` is a version. */
function isShortDate(word: string): boolean {
  const written = writtenTime(word);
  if (typeof written?.day !== 'object') return false;
  return written.clock !== undefined || written.day.numbers[2].length === 4;
}

/**
 * How the times of a column are written: a pattern, or none when it needs none or when nothing shows which number
 * is the day; `null` when they are no times.
 */
export function guessPattern(words: readonly string[]): string | undefined | null {
  const sample = words.slice(0, 20);
  if (sample.length === 0) return null;
  const orders = new DayOrders();
  for (const word of words) orders.learn({ word });
  const reads = (pattern?: string) =>
    sample.filter((word) => {
      const rule = pattern === undefined ? {} : { pattern };
      return 'text' in readTime(word, rule, utc, undefined, (date) => orders.of('word', date));
    }).length;
  // A few that cannot be read are found by the preview; most must be.
  const enough = sample.length * 0.8;
  const byPattern = (letter: RegExp) =>
    timePatterns.find((pattern) => letter.test(pattern) && reads(pattern) >= enough);
  if (sample.filter(isShortDate).length < enough)
    return reads() >= enough ? undefined : (byPattern(/^/) ?? null);
  const order = orders.settled('word');
  return order === undefined ? undefined : byPattern(order === 'dmy' ? /^d/ : order === 'mdy' ? /^M/ : /^y/);
}
