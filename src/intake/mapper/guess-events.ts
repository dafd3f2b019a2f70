import { guessPattern, wordsIn } from './column-words';
import type { GuessedKind } from './guess-values';
import { wordsOfName } from './guess-headers';
import { textOf } from './rows/foreign';
import { firstAt, type Row } from './rows/path';
import { asNumber } from './plain-values';

/** A column that says what kind of event each row is, and its words by our kinds. */
export interface EventColumn {
  readonly path: string;
  readonly words: ReadonlyMap<GuessedKind, readonly string[]>;
}

/** How tools name the steps of a case, by the beginnings of their words; the first that fits counts. */
const kindsByWords: readonly (readonly [GuessedKind | null, RegExp])[] = [
  [null, /\b(request|requested|pending|assign\w*|open|opened|reopen\w*|comment\w*|note)\b/],
  ['execution', /\b(execut|ran\b|perform|applied|apply|rollback|rolled back)/],
  ['review', /\b(human|analyst|operator|reviewer|responder|manual)\b/],
  ['review', /\b(review|approv|overrid|overrul|reject|declin|signoff|sign off)/],
  ['verdict', /\b(verdict|resolv|resolution|clos|disposition|classif|ground truth|truth|label)/],
  ['decision', /\b(ai|agent|bot|model|llm|assistant|copilot)\b/],
  ['decision', /\b(decision|decid|suggest|recommend|propos|predict)/],
];

function kindOf(word: string): GuessedKind | null {
  const text = wordsOfName(word).join(' ');
  return kindsByWords.find(([, fits]) => fits.test(text))?.[0] ?? null;
}

const mostWords = 20;
const telling = new Set('activity entry event kind record stage step type what'.split(' '));

function eventsIn(path: string, rows: readonly Row[]): EventColumn | undefined {
  const all = wordsIn(rows, path);
  if (all.length < 2 || all.length > mostWords || all.length * 2 > rows.length) return undefined;
  const words = new Map<GuessedKind, string[]>();
  for (const word of all) {
    const kind = kindOf(word);
    if (kind !== null) words.set(kind, [...(words.get(kind) ?? []), word]);
  }
  const known = [...words.values()].flat().length;
  if (words.size < 2 || known * 2 < all.length) return undefined;
  // A case's state (`resolved`, `executed`) is no list of its events.
  if (!words.has('decision') && !wordsOfName(path).some((word) => telling.has(word))) return undefined;
  return { path, words };
}

/** The column that makes the rows one event each; the one with the most kinds. Undefined for wide rows. */
export function eventColumn(columns: readonly string[], rows: readonly Row[]): EventColumn | undefined {
  return columns
    .map((path) => eventsIn(path, rows))
    .filter((found) => found !== undefined)
    .sort((a, b) => b.words.size - a.words.size)[0];
}

const textAt = (row: Row, path: string): string | undefined => {
  const value = firstAt(row, path)?.value;
  return value === undefined || typeof value === 'object' ? undefined : textOf(value).trim();
};

export function rowsOfKind({ path, words }: EventColumn, kind: GuessedKind, rows: readonly Row[]): Row[] {
  const own = new Set(words.get(kind));
  return rows.filter((row) => own.has(textAt(row, path) ?? ''));
}

/**
 * The column by which the other events name their decision: nearly every decision has its own value there,
 * and most of the others repeat one. Undefined where none does.
 */
export function joiningColumn(
  columns: readonly string[],
  decisions: readonly Row[],
  others: readonly Row[],
): string | undefined {
  if (decisions.length === 0 || others.length === 0) return undefined;
  const scored = columns.flatMap((path) => {
    const words = wordsIn(decisions, path);
    const isNumeric = words.every((word) => typeof asNumber(word) === 'number');
    if (!isNumeric && guessPattern(words) !== null) return [];
    const values = decisions.flatMap((row) => textAt(row, path) ?? []);
    const own = new Set(values);
    const repeated = others.filter((row) => own.has(textAt(row, path) ?? '')).length / others.length;
    const unique = own.size / decisions.length;
    return unique >= 0.95 && repeated >= 0.5 ? [{ path, score: unique + repeated }] : [];
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.path;
}
