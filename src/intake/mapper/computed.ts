import type { FieldRule } from '../../records/mapping';
import { asFound } from '../reading/explain';
import { lossOf } from './identity';
import { twelveDigits } from './plain-values';
import { findIn } from '../../records/linear-pattern';
import { textOf } from './rows/foreign';
import { firstAt, isNothing, valuesAt } from './rows/path';
import type { Made } from './values';

/** One text of several columns; written as a list, so that `a` + `bc` and `ab` + `c` are two. */
export function keyOf(row: unknown, paths: readonly string[]): Made | undefined {
  const parts: string[] = [];
  for (const path of paths) {
    const found = firstAt(row, path);
    if (found === undefined) return undefined;
    const value =
      Array.isArray(found.value) && found.value.length === 1 ? (found.value as unknown[])[0] : found.value;
    const expected = lossOf(value);
    if (expected !== undefined) return { expected, found: asFound(value), from: path };
    parts.push(textOf(value).trim());
  }
  return { value: parts.map((part) => part.replace(/[\\/]/g, (sign) => `\\${sign}`)).join('/'), from: paths };
}

/** The first or last element of a list, or how many it has; of a single value that value is the list. */
export function taken(
  row: unknown,
  from: readonly string[],
  take: NonNullable<FieldRule['take']>,
): { path: string; value: unknown } | undefined {
  for (const path of from) {
    const at = valuesAt(row, path);
    if (at.every((each) => each === undefined || each === null)) continue;
    const list = at.flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]));
    const items = list.filter((each) => !isNothing(each));
    if (take === 'count') return { value: items.length, path };
    const item = take === 'first' ? items[0] : items.at(-1);
    if (item !== undefined) return { value: item, path };
  }
  return undefined;
}

/** What of a text the pattern finds; nothing where it finds none. */
export function matched(value: unknown, { pattern, group = 0 }: NonNullable<FieldRule['match']>): unknown {
  return isNothing(value) ? undefined : (findIn(pattern, textOf(value))?.[group] ?? undefined);
}

/** What the first range that holds the number stands for. */
export function ranged(
  number: number,
  ranges: NonNullable<FieldRule['ranges']>,
): string | number | boolean | undefined {
  return ranges.find(({ at_least: least = -Infinity, below = Infinity }) => number >= least && number < below)
    ?.is;
}

/** Of two numbers; 12 digits, as no source knows more. Nothing where it has no finite answer. */
export function calculated(
  a: number,
  b: number,
  by: NonNullable<FieldRule['arithmetic']>['by'],
): number | undefined {
  const result = { add: a + b, subtract: a - b, multiply: a * b, divide: a / b }[by];
  return Number.isFinite(result) ? twelveDigits(result) : undefined;
}
