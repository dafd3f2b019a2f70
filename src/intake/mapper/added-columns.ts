import type { Lookup, Mapping } from '../../records/mapping';
import { caseOf } from './identity';
import { jsonOf, quoted } from './rows/foreign';
import { firstAt, type Row } from './rows/path';
import { baseOf, type ByteBox, NoRows } from './rows/row';
import { rowsOf } from './rows/rows';

/** Another file of the same load. */
export interface OtherFile {
  readonly name: string;
  readonly blob: ByteBox;
}

interface ReadLookup {
  readonly lookup: Lookup;
  /** By case: the columns that its row gives; null where several rows give different ones. */
  readonly rows: ReadonlyMap<string, Row | null>;
}

/** The files that a mapping looks columns up in; text where one cannot be read. */
export async function readLookups(
  { rows }: Mapping,
  files: readonly OtherFile[],
): Promise<readonly ReadLookup[] | string> {
  const all: ReadLookup[] = [];
  for (const lookup of rows.lookup ?? []) {
    const file = files.find(({ name }) => baseOf(name) === lookup.file);
    if (file === undefined)
      return `It looks up columns in ${quoted(lookup.file)}, which is not among the files.`;
    const found = new Map<string, Row | null>();
    const paths = [[lookup.key].flat(2), ...Object.values(lookup.columns)].flat();
    const columns = paths.flatMap((path) => [path, /^[^.[]+/.exec(path)?.[0] ?? path]);
    try {
      for await (const batch of rowsOf(file.blob, { rows: { shape: 'auto' } }, columns)) {
        for (const each of batch) {
          if (!('row' in each)) {
            if (each.leftOut !== undefined) continue;
            return `Line ${each.line} of ${quoted(lookup.file)}, in which it looks up columns, cannot be read.`;
          }
          const named = caseOf(each.row, lookup.key);
          if ('key' in named) put(found, named.key, given(each.row, lookup));
        }
      }
    } catch (reason) {
      if (!(reason instanceof NoRows)) throw reason;
      return `${quoted(lookup.file)}, in which it looks up columns, cannot be read: ${reason.message}`;
    }
    all.push({ lookup, rows: found });
  }
  return all;
}

const given = (row: Row, { columns }: Lookup): Row =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([as, from]) => {
      const found = firstAt(row, from);
      return found === undefined ? [] : [[as, found.value]];
    }),
  );

function put(found: Map<string, Row | null>, key: string, row: Row): void {
  const seen = found.get(key);
  const isOther = seen === null || (seen !== undefined && jsonOf(seen) !== jsonOf(row));
  found.set(key, isOther ? null : row);
}

/** Adds columns of other files to a row. */
export class AddedColumns {
  constructor(
    private readonly lookups: readonly ReadLookup[],
    private readonly guess: (words: string) => void,
  ) {}

  /** With `more` columns; one of its own under a looked-up name stays. */
  add(row: Row, more: Row): Row {
    let result = Object.keys(more).length === 0 ? row : { ...row, ...more };
    for (const { lookup, rows } of this.lookups) {
      const named = caseOf(row, lookup.by);
      const found = 'key' in named ? rows.get(named.key) : undefined;
      if (found === null)
        this.guess(
          `${quoted(lookup.file)} has several rows for one case that differ: nothing was looked up there`,
        );
      else if (found === undefined) this.guess(`${quoted(lookup.file)} has no row for this case`);
      else result = { ...found, ...result };
    }
    return result;
  }
}
