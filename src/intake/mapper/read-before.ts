import type { Mapping } from '../../records/mapping';
import { holds } from './conditions';
import { Latest } from './latest';
import type { ByteBox, FoundRow } from './rows/row';
import { NoRows } from './rows/row';
import { rowsOf } from './rows/rows';
import { Trials } from './trials';
import type { Context } from './values';

type Columns = readonly string[] | undefined;

/** Gives every row that is of this source, in order, up to the place from which it cannot be read. */
async function readBefore(
  box: ByteBox,
  mapping: Mapping,
  columns: Columns,
  give: (found: FoundRow) => void,
): Promise<void> {
  try {
    for await (const batch of rowsOf(box, mapping, columns))
      for (const found of batch) if ('row' in found && holds(found.row, mapping.rows.when)) give(found);
  } catch (reason) {
    // The rows are read again, up to the same place.
    if (!(reason instanceof NoRows)) throw reason;
  }
}

/** Which rows are the latest of their case, told by a reading of its own; `at` hears of each line. */
export async function latestOf(
  box: ByteBox,
  mapping: Mapping,
  columns: Columns,
  context: Context,
  at: (line: number) => void,
): Promise<Latest | undefined> {
  const { latest: wanted } = mapping.rows;
  if (wanted === undefined) return undefined;
  const latest = new Latest(wanted, mapping, context);
  await readBefore(box, mapping, columns, ({ row, line }) => {
    at(line);
    latest.offer(row);
  });
  latest.close();
  return latest;
}

/** How often each task was tried and passed, told by a reading of its own. */
export async function trialsOf(
  box: ByteBox,
  mapping: Mapping,
  columns: Columns,
): Promise<Trials | undefined> {
  const { trials: wanted } = mapping.rows;
  if (wanted === undefined) return undefined;
  const trials = new Trials(wanted);
  await readBefore(box, mapping, columns, ({ row }) => trials.offer(row));
  return trials;
}
