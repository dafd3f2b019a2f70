import type { Condition, Mapping } from '../../records/mapping';
import { judgesAction } from '../vocabulary/vocabulary';
import { numberOf, quoted, textOf } from './rows/foreign';
import { firstAt, isNothing, type Row, valuesAt } from './rows/path';

/** `Human-Review`, `human_review` and `human review` are one word. */
const plain = (value: unknown) =>
  textOf(value)
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})[\s_-]+(?=\p{L})/gu, ' ');

/** Do all conditions hold for a row? */
export const holds = (row: unknown, conditions: readonly Condition[] | undefined): boolean =>
  conditions === undefined || conditions.every((condition) => holdsOne(row, condition));

/** As what a row is counted for which these conditions do not hold; `undefined` where they hold. */
export function leftOutAs(row: Row, conditions: readonly Condition[] | undefined): string | undefined {
  const failed = conditions?.find((condition) => !holdsOne(row, condition));
  if (failed === undefined) return undefined;
  return inWords(row, failed.left_out_as ?? 'rows of another kind');
}

/** Words about a row, with what stands at the paths in braces. */
const inWords = (row: Row, template: string): string =>
  template.replace(/\{([^{}]+)\}/g, (_, path: string) => quoted(firstAt(row, path)?.value));

/** As what a row is counted that gives no record and has no fault. */
export const unusedAs = (row: Row, { left_out_as: words }: Mapping['rows']): string =>
  inWords(row, words ?? 'rows that hold nothing the mapping asks for');

function holdsOne(
  row: unknown,
  { from, is, not, present, names, at_least: least, below }: Condition,
): boolean {
  const paths = typeof from === 'string' ? [from] : from;
  const first = firstAt(row, paths);
  if (present !== undefined && (first !== undefined) !== present) return false;
  if (names === 'judgement' && !judgesAction(textOf(first?.value))) return false;
  if (least !== undefined || below !== undefined) {
    const number = numberOf(first?.value);
    if (!(number >= (least ?? -Infinity) && number < (below ?? Infinity))) return false;
  }
  if (is === undefined && not === undefined) return true;
  const values = paths
    .flatMap((path) => valuesAt(row, path))
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value) => !isNothing(value))
    .map(plain);
  if (is !== undefined && !is.some((word) => values.includes(plain(word)))) return false;
  return not === undefined || !not.some((word) => values.includes(plain(word)));
}
