import { Zone } from '../reading/zone';
import { textOf } from './rows/foreign';
import { isNothing, type Row, valuesAt } from './rows/path';
import { timePatterns } from './time-patterns';
import { readTime } from './times';

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
