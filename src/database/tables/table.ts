import * as arrow from 'apache-arrow';
import type { Column } from './columns';

/**
 * Columns as an Arrow IPC stream, in the order given. `rows` is how many rows were put.
 */
export function toIpc(columns: Readonly<Record<string, Column<never>>>, rows: number): Uint8Array {
  const entries = Object.entries(columns);
  const fields = entries.map(([name, column]) => new arrow.Field(name, column.type, true));
  const children = entries.map(([, column]) => column.data(rows));
  const schema = new arrow.Schema(fields);
  const struct = arrow.makeData({
    type: new arrow.Struct(fields),
    length: rows,
    nullCount: 0,
    nullBitmap: null,
    children,
  });
  return arrow.tableToIPC(new arrow.Table(schema, new arrow.RecordBatch(schema, struct)), 'stream');
}
