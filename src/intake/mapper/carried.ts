import type { Carry } from '../../records/mapping';
import { holds } from './conditions';
import { caseOf } from './identity';
import { firstAt, type Row } from './rows/path';

/** So many cases are remembered; of more the oldest is forgotten, and its later rows have nothing added. */
const mostCases = 1_000_000;

/** Remembers what earlier rows held, by case. Rows must be given in the order in which they stand. */
export class Carried {
  readonly #all: readonly { readonly carry: Carry; readonly seen: Map<string, unknown> }[];
  /** Names of the columns that are added. */
  readonly names: ReadonlySet<string>;

  constructor(
    all: readonly Carry[] = [],
    private readonly guess: (words: string) => void = () => undefined,
  ) {
    this.#all = all.map((carry) => ({ carry, seen: new Map() }));
    this.names = new Set(all.map(({ as }) => as));
  }

  /** The row with what earlier rows of its case held; a column of its own under that name stays. */
  add(row: Row): Row {
    let result = row;
    for (const { carry, seen } of this.#all) {
      const named = carry.by === undefined ? { key: '' } : caseOf(row, carry.by);
      if (!('key' in named)) continue;
      const { key } = named;
      if (holds(row, carry.when)) {
        const found = firstAt(row, carry.from);
        seen.delete(key);
        if (found !== undefined) seen.set(key, found.value);
        if (seen.size > mostCases) seen.delete(seen.keys().next().value!);
      } else if (seen.has(key) && !Object.hasOwn(row, carry.as)) {
        result = { ...result, [carry.as]: seen.get(key) };
        if (carry.by !== undefined)
          this.guess(`${carry.as}: what an earlier row of the same ${[carry.by].flat(2).join(', ')} held`);
      }
    }
    return result;
  }
}
