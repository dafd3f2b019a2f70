import type { RecordField } from '../../records/fields';
import { Zone } from '../reading/zone';
import { guessPhrase } from './guess-phrases';
import { shortWords, timePatterns, wordGuesses } from './guess-words';
import { isNothing, type Row, valuesAt } from './rows/path';
import { readTime } from './times';
import { isDoubtful } from './word-doubt';

const maxWords = 60;

/** Letters and digits only, in lower case. */
export const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

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

/** Ours for one of their words, as far as it can be guessed; nothing where they may mean something else. */
export function guessWord(field: RecordField, theirs: string): string | undefined {
  const word = bare(theirs);
  const phrase = guessPhrase(field.path, theirs);
  // Of a whole phrase every negation and hedge is outside.
  if (phrase !== undefined) return isDoubtful(field.path, theirs, '', 0, phrase) ? undefined : phrase;
  const same = field.words.find((ours) => bare(ours) === word);
  const whole = same ?? shortWords[field.path]?.[word];
  const found: readonly [string, string] | undefined =
    whole === undefined ? wordGuesses[field.path]?.find(([part]) => word.includes(part)) : [word, whole];
  if (found === undefined) return undefined;
  const [part, ours] = found;
  return isDoubtful(field.path, theirs, part, word.indexOf(part), ours) ? undefined : ours;
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
