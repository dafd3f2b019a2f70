import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What people saved with an earlier build: see the README there. */
export const folder = path.join(import.meta.dirname, '../fixtures/before');

export function textOf(name: string): string {
  const bytes = readFileSync(path.join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}
export const jsonOf = (name: string): unknown => JSON.parse(textOf(name));

/** Words for people and texts of statements: they may change, what they are about may not. */
const inWords = new Set(
  'title label lead heading mark columns notes text sentence held_sentence reason said words statement sql summary headline limits what cannot_support guesses left_out'.split(
    ' ',
  ),
);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isProse = (value: unknown) => typeof value === 'string' && /\s/.test(value);
/** Engines add fractions in another order. */
const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Where numbers, states, ids and digests of `before` are others in `now`, or gone; what `now` adds does not count. */
export function changedNumbers(before: unknown, now: unknown, at = ''): string[] {
  if (isProse(before) || isProse(now)) return [];
  if (typeof before === 'number' && typeof now === 'number' && isNear(before, now)) return [];
  if (!isObject(before) || !isObject(now))
    return before === now ? [] : [`${at}: ${String(before)}, now ${String(now)}`];
  if (Array.isArray(before) && before.length !== (now as unknown as unknown[]).length)
    return [`${at}: ${before.length} of them, now ${String(now.length)}`];
  return Object.entries(before).flatMap(([name, value]) =>
    inWords.has(name) ? [] : changedNumbers(value, now[name], `${at}/${name}`),
  );
}

/** How many numbers `changedNumbers` compares. */
export function numbersIn(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, each]) => sum + (inWords.has(name) ? 0 : numbersIn(each)),
    0,
  );
}
