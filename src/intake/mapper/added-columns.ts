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

/** Rows of one case in the file that is looked up. */
interface CaseRows {
  /** The columns that they give; null where they differ. */
  columns: Row | null;
  rows: number;
  isUsed: boolean;
}

interface ReadLookup {
  readonly lookup: Lookup;
  readonly rows: ReadonlyMap<string, CaseRows>;
}

/** Rows of a source that found nothing, and the line of the first. */
export interface Unfound {
  count: number;
  firstLine: number;
}

/** What came of looking columns up in one file: rows of the source = found + missing + differing. */
export interface LookupUse {
  readonly file: string;
  /** Its rows, and how many of them gave columns to a row of the source. */
  readonly rows: number;
  readonly used: number;
  readonly found: number;
  /** Rows of the source whose case it does not have. */
  readonly missing: Unfound;
  /** Rows of the source of whose case it has several rows that differ: nothing is taken of them. */
  readonly differing: Unfound;
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
    const found = new Map<string, CaseRows>();
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

function put(found: Map<string, CaseRows>, key: string, row: Row): void {
  const seen = found.get(key);
  if (seen === undefined) {
    found.set(key, { columns: row, rows: 1, isUsed: false });
    return;
  }
  seen.rows++;
  if (seen.columns !== null && jsonOf(seen.columns) !== jsonOf(row)) seen.columns = null;
}

/** Adds columns of other files to a row, and counts what was found there. */
export class AddedColumns {
  readonly #counts: readonly { found: number; readonly missing: Unfound; readonly differing: Unfound }[];

  /** `line`: that of the row that is asked about. */
  constructor(
    private readonly lookups: readonly ReadLookup[] = [],
    private readonly line: () => number = () => 0,
  ) {
    this.#counts = lookups.map(() => ({
      found: 0,
      missing: { count: 0, firstLine: 0 },
      differing: { count: 0, firstLine: 0 },
    }));
  }

  /** With `more` columns; one of its own under a looked-up name stays. */
  add(row: Row, more: Row): Row {
    let result = Object.keys(more).length === 0 ? row : { ...row, ...more };
    for (const [at, { lookup, rows }] of this.lookups.entries()) {
      const named = caseOf(row, lookup.by);
      const found = 'key' in named ? rows.get(named.key) : undefined;
      const counts = this.#counts[at]!;
      if (found === undefined) this.#miss(counts.missing);
      else if (found.columns === null) this.#miss(counts.differing);
      else {
        counts.found++;
        found.isUsed = true;
        result = { ...found.columns, ...result };
      }
    }
    return result;
  }

  #miss(unfound: Unfound): void {
    if (unfound.count === 0) unfound.firstLine = this.line();
    unfound.count++;
  }

  uses(): LookupUse[] {
    return this.lookups.map(({ lookup, rows }, at) => {
      const cases = [...rows.values()];
      const sum = (all: readonly CaseRows[]) => all.reduce((total, each) => total + each.rows, 0);
      return {
        ...{ file: lookup.file, rows: sum(cases), used: sum(cases.filter(({ isUsed }) => isUsed)) },
        ...this.#counts[at]!,
      };
    });
  }
}
