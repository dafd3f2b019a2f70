import { jsonOf } from './rows/foreign';
import { isNothing, type Row } from './rows/path';

const longestUnmapped = 1000;

/** What no rule looked at, without what is too long: the row itself is kept in its file. */
export function unmappedOf(view: Row, used: ReadonlySet<string>): Record<string, unknown> | undefined {
  const rest: Record<string, unknown> = {};
  let count = 0;
  for (const [name, value] of Object.entries(view)) {
    if (used.has(name) || name === 'item' || name === '__proto__' || isNothing(value) || count >= 60)
      continue;
    const length =
      typeof value === 'string' ? value.length : typeof value === 'object' ? jsonOf(value).length : 0;
    if (length > longestUnmapped) continue;
    rest[name] = value;
    count++;
  }
  return count === 0 ? undefined : rest;
}
