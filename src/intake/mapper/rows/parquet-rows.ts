import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Row } from '../path';
import { type ByteBox, NoRows, type RowOrBad } from './row';

/** So many rows are unpacked at a time; a row group of more is read in parts. */
const batchRows = 10_000;

/** Rows of a Parquet file; only `columns` are read where they are named. Rows are numbered from 1. */
export async function* parquetRows(box: ByteBox, columns?: readonly string[]): AsyncGenerator<RowOrBad[]> {
  const file = {
    byteLength: box.size,
    slice: (from: number, to?: number) => box.slice(from, to ?? box.size).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
    throw new NoRows(
      `The Parquet file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
    );
  });
  const known = new Set(metadata.schema.slice(1).map(({ name }) => name));
  const wanted = columns?.filter((column) => known.has(column));
  let from = 0;
  for (const group of metadata.row_groups) {
    const end = from + Number(group.num_rows);
    for (; from < end; from += batchRows) {
      const rowEnd = Math.min(from + batchRows, end);
      const rows = await parquetReadObjects({
        file,
        metadata,
        compressors,
        rowStart: from,
        rowEnd,
        ...(wanted === undefined || wanted.length === 0 ? {} : { columns: wanted }),
      }).catch((cause: unknown) => {
        throw new NoRows(
          `Rows ${from + 1} to ${rowEnd} of the Parquet file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
        );
      });
      const base = from;
      yield rows.map((row, at) => ({
        row: plainRow(row),
        line: base + at + 1,
        byteOffset: 0,
        byteLength: 0,
      }));
    }
    from = end;
  }
}

/** Values as JSON would hold them: 64-bit numbers that a double cannot hold become text, moments RFC 3339. */
function plainRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null) return plainRow(value as Record<string, unknown>);
  return value;
}
