import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { plainRow } from './parquet-values';
import { numberOf } from './foreign';
import { type ByteBox, NoRows, type RowOrBad } from './row';
import { errorText } from '../../../records/unknown';

/** So many rows are given at a time. */
const batchRows = 10_000;
/** The first rows alone: whoever only looks what a file holds reads no more. */
const firstRows = 1_000;
/**
 * So many rows are unpacked at a time, column by column; a row group of more is read in parts. Each part unpacks its
 * columns from the start of the group anew, so that small parts of a large group take quadratic time.
 */
const partRows = 262_144;

/** Rows of a Parquet file; only `columns` are read where they are named. Rows are numbered from 1. */
export async function* parquetRows(box: ByteBox, columns?: readonly string[]): AsyncGenerator<RowOrBad[]> {
  const file = {
    byteLength: box.size,
    slice: (from: number, to?: number) => box.slice(from, to ?? box.size).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
    throw new NoRows(`The Parquet file cannot be read: ${errorText(cause)}.`);
  });
  const schema = parquetSchema(metadata);
  const known = new Set(metadata.schema.slice(1).map(({ name }) => name));
  const wanted = columns?.filter((column) => known.has(column));
  let from = 0;
  for (const group of metadata.row_groups) {
    const end = from + numberOf(group.num_rows);
    while (from < end) {
      const rowEnd = Math.min(from + (from === 0 ? firstRows : partRows), end);
      const rows = await parquetReadObjects({
        file,
        metadata,
        compressors,
        // Only columns that say so are text; the bytes of others are looked at one by one.
        utf8: false,
        rowStart: from,
        rowEnd,
        ...(wanted === undefined || wanted.length === 0 ? {} : { columns: wanted }),
      }).catch((cause: unknown) => {
        throw new NoRows(
          `Rows ${from + 1} to ${rowEnd} of the Parquet file cannot be read: ${errorText(cause)}.`,
        );
      });
      for (let at = 0; at < rows.length; at += batchRows) {
        const first = from + at + 1;
        yield rows.slice(at, at + batchRows).map((row, place) => ({
          row: plainRow(row, schema),
          line: first + place,
          byteOffset: 0,
          byteLength: 0,
        }));
      }
      from = rowEnd;
    }
  }
}
