import { textOf } from './rows/foreign';

const plain = (word: unknown) => textOf(word).trim().toLowerCase();

/**
 * As `thumbs-up`, `Thumbs up` and `thumbs_up` are one word: separators between letters do not count. What changes a
 * meaning stays: a sign before a number, a decimal point, “!” and “?”.
 */
const folded = (word: string) =>
  word.replace(/(?<=[\p{L}\p{N}])[\s_\-./:]+(?=[\p{L}\p{N}])/gu, (separator, at: number, all: string) =>
    /\d/.test(all[at - 1] ?? '') && /\d/.test(all[at + separator.length] ?? '') ? separator : '',
  );

const lookups = new WeakMap<object, { exact: Map<string, unknown>; folded: Map<string, unknown> }>();
/** What their word stands for in a map; `undefined` where it is not in it. */
export function wordIn(map: Readonly<Record<string, unknown>>, theirs: unknown): unknown {
  const word = plain(theirs);
  let own = lookups.get(map);
  if (own === undefined) {
    own = { exact: new Map(), folded: new Map() };
    for (const [each, ours] of Object.entries(map)) {
      own.exact.set(plain(each), ours);
      const key = folded(plain(each));
      // Two words that differ by a separator only and mean different things are told apart by it.
      own.folded.set(key, own.folded.has(key) && own.folded.get(key) !== ours ? undefined : ours);
    }
    lookups.set(map, own);
  }
  return own.exact.has(word) ? own.exact.get(word) : own.folded.get(folded(word));
}
