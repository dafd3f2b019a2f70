import type { RecordField } from '../../records/fields';
import type { FieldRule, Mapping } from '../../records/mapping';
import { parseTime } from '../../records/time';
import { Zone } from '../reading/zone';
import { firstAt } from './rows/path';
import { ofRule } from './paths-of';
import type { FoundRow } from './rows/row';
import { make } from './values';

const time: RecordField = { path: 'time', kind: 'time', words: [], isRequired: true };

/** How the mapping reads the time that stands at a path. */
function ruleAt({ records }: Mapping, path: string): FieldRule {
  const own = records
    .flatMap(({ fields }) => [fields.time ?? []].flat())
    .find((rule) => ofRule(rule).includes(path));
  if (own === undefined) return { from: path, skip: true };
  return own.from === undefined ? { ...own, skip: true } : { ...own, from: path, skip: true };
}

/** Of the rows about one case the latest. */
export class Latest {
  readonly #kept = new Map<string, { found: FoundRow; order: number | undefined }>();
  readonly #by: string | readonly string[];
  readonly #order: readonly FieldRule[];
  readonly #zone: Zone;

  /** `zone`: of times without an offset; without it they are compared as they stand. */
  constructor(
    wanted: NonNullable<Mapping['rows']['latest']>,
    mapping: Mapping,
    zone: string | undefined,
    private readonly guess: (words: string) => void,
  ) {
    this.#by = wanted.by;
    this.#order = [wanted.order].flat().map((path) => ruleAt(mapping, path));
    this.#zone = new Zone(zone ?? 'UTC');
  }

  /** The row that another one replaces, which may be the offered one itself. */
  offer(found: FoundRow): FoundRow | 'unnamed' | undefined {
    const by = firstAt(found.row, this.#by);
    if (by === undefined) return 'unnamed';
    const key = String(by.value);
    const order = this.#orderOf(found);
    const seen = this.#kept.get(key);
    if (seen !== undefined && (order === undefined || seen.order === undefined)) {
      this.guess(
        order === seen.order
          ? 'of the rows of one case, none with a time that can be read, the last one was taken'
          : 'a row whose time cannot be read was taken for an earlier modification of its case',
      );
    }
    // Of equal times the later line speaks: exports append.
    if ((seen?.order ?? -Infinity) > (order ?? -Infinity)) return found;
    this.#kept.set(key, { found, order });
    return seen?.found;
  }

  *all(): Generator<FoundRow> {
    for (const { found } of this.#kept.values()) yield found;
  }

  #orderOf({ row }: FoundRow): number | undefined {
    const made = make(row, this.#order, time, { zone: this.#zone, guess: () => undefined });
    return made !== undefined && 'value' in made ? parseTime(made.value as string) : undefined;
  }
}
