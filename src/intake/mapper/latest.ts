import type { RecordField } from '../../records/fields';
import type { FieldRule, Mapping } from '../../records/mapping';
import { parseTime } from '../../records/time';
import { caseOf, type RowCase } from './identity';
import type { Row } from './rows/path';
import { ofRule } from './paths-of';
import { type Context, make } from './values';

const time: RecordField = { path: 'time', kind: 'time', words: [], isRequired: true };

/** How the mapping reads the time that stands at a path. */
function ruleAt({ records }: Mapping, path: string): FieldRule {
  const own = records
    .flatMap(({ fields }) => [fields.time ?? []].flat())
    .find((rule) => ofRule(rule).includes(path));
  if (own === undefined) return { from: path, skip: true };
  return own.from === undefined ? { ...own, skip: true } : { ...own, from: path, skip: true };
}

interface Kept {
  order: number | undefined;
  /** Of the row, among those that were offered. */
  at: number;
}

const unnamed = 1;
const kept = 2;

/**
 * Of the rows about one case the latest. All rows are offered first, in order; of none more is kept than which it
 * is. `takes` is asked when they are read again, in the same order.
 */
export class Latest {
  readonly #cases = new Map<string, Kept>();
  readonly #order: readonly FieldRule[];
  #fates = new Uint8Array(1024);
  #offered = 0;
  #asked = 0;

  constructor(
    private readonly wanted: NonNullable<Mapping['rows']['latest']>,
    mapping: Mapping,
    private readonly context: Context,
  ) {
    this.#order = [wanted.order].flat().map((path) => ruleAt(mapping, path));
  }

  offer(row: Row): void {
    const at = this.#offered++;
    if (at === this.#fates.length) {
      const larger = new Uint8Array(at * 2);
      larger.set(this.#fates);
      this.#fates = larger;
    }
    const named = caseOf(row, this.wanted.by);
    if (!('key' in named)) {
      this.#fates[at] = unnamed;
      return;
    }
    const order = this.#orderOf(row);
    const seen = this.#cases.get(named.key);
    if (seen === undefined) {
      this.#cases.set(named.key, { order, at });
      return;
    }
    if (order === undefined || seen.order === undefined) {
      this.context.guess(
        order === seen.order
          ? 'of the rows of one case, none with a time that can be read, the last one was taken'
          : 'a row whose time cannot be read was taken for an earlier modification of its case',
      );
    }
    // Of equal times the later line speaks: exports append.
    if ((seen.order ?? -Infinity) > (order ?? -Infinity)) return;
    seen.order = order;
    seen.at = at;
  }

  /** No row follows. */
  close(): void {
    for (const { at } of this.#cases.values()) this.#fates[at] = kept;
    this.#cases.clear();
  }

  /** Of the rows as they come again: is it the latest of its case, or why it has none? */
  takes(row: Row): boolean | Exclude<RowCase, { key: string }> {
    const fate = this.#fates[this.#asked++];
    if (fate !== unnamed) return fate === kept;
    const named = caseOf(row, this.wanted.by);
    return 'key' in named ? false : named;
  }

  #orderOf(row: Row): number | undefined {
    const made = make(row, this.#order, time, { ...this.context, guess: () => undefined });
    return made !== undefined && 'value' in made ? parseTime(made.value as string) : undefined;
  }
}
