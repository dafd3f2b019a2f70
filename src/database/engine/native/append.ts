import {
  DuckDBDataChunk,
  DuckDBListValue,
  DuckDBTimestampValue,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import { DataType, tableFromIPC, type Vector } from 'apache-arrow';

/** Rows of one chunk: the vector size of DuckDB. */
const chunkRows = 2048;

/** Appends an Arrow IPC stream to a table with the same columns in the same order: the native engine reads no Arrow. */
export async function append(connection: DuckDBConnection, table: string, ipc: Uint8Array): Promise<void> {
  const rows = tableFromIPC(ipc);
  const columns = rows.schema.fields.map((_, index) => rows.getChildAt(index)!);
  const appender = await connection.createAppender(table, 'main', 'store');
  try {
    if (columns.length !== appender.columnCount) {
      throw new RangeError(`${columns.length} columns for the ${appender.columnCount} of ${table}.`);
    }
    const types = columns.map((_, index) => appender.columnType(index));
    for (let from = 0; from < rows.numRows; from += chunkRows) {
      const to = Math.min(rows.numRows, from + chunkRows);
      const chunk = DuckDBDataChunk.create(types, to - from);
      columns.forEach((column, index) => chunk.setColumnValues(index, valuesOf(column, from, to)));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function valuesOf(column: Vector, from: number, to: number): DuckDBValue[] {
  const value = valueFor(column.type as DataType);
  const values: DuckDBValue[] = [];
  for (let row = from; row < to; row += 1) {
    const found: unknown = column.get(row);
    values.push(found === null || found === undefined ? null : value(found));
  }
  return values;
}

function valueFor(type: DataType): (found: unknown) => DuckDBValue {
  if (DataType.isTimestamp(type)) return (found) => new DuckDBTimestampValue(BigInt(found as number) * 1000n);
  if (DataType.isList(type)) {
    return (found) => new DuckDBListValue(Array.from(found as Iterable<DuckDBValue>));
  }
  return (found) => found as DuckDBValue;
}
