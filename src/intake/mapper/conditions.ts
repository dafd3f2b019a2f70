import type { Condition } from '../../records/mapping';
import { firstAt, isNothing, valuesAt } from './rows/path';

const plain = (value: unknown) => String(value).trim().toLowerCase();

/** Do all conditions hold for a row? */
export const holds = (row: unknown, conditions: readonly Condition[] | undefined): boolean =>
  conditions === undefined || conditions.every((condition) => holdsOne(row, condition));

function holdsOne(row: unknown, { from, is, not, present }: Condition): boolean {
  const paths = typeof from === 'string' ? [from] : from;
  const first = firstAt(row, paths);
  if (present !== undefined && (first !== undefined) !== present) return false;
  if (is === undefined && not === undefined) return true;
  const values = paths
    .flatMap((path) => valuesAt(row, path))
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value) => !isNothing(value))
    .map(plain);
  if (is !== undefined && !is.some((word) => values.includes(plain(word)))) return false;
  return not === undefined || !not.some((word) => values.includes(plain(word)));
}
