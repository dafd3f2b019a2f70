import { MapRow, StructRow, tableFromIPC, Vector } from 'apache-arrow';

/**
 * Plain objects from a result: TIMESTAMP as epoch milliseconds, ENUM as its word, lists as arrays.
 * A list of BIGINT must be cast to DOUBLE in SQL: the engine's cast does not reach into lists.
 */
export function plainRows(bytes: Uint8Array): Record<string, unknown>[] {
  const table = tableFromIPC(bytes);
  const names = table.schema.fields.map((field) => field.name);
  const columns = names.map((_, index) => table.getChildAt(index));
  const rows: Record<string, unknown>[] = [];
  for (let row = 0; row < table.numRows; row++) {
    const plain: Record<string, unknown> = {};
    names.forEach((name, index) => {
      plain[name] = plainValue(columns[index]?.get(row));
    });
    rows.push(plain);
  }
  return rows;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Vector) return Array.from(value as Iterable<unknown>, plainValue);
  if (value instanceof StructRow || value instanceof MapRow) {
    const entries = Object.entries(value.toJSON() as object);
    return Object.fromEntries(entries.map(([key, inner]) => [key, plainValue(inner)]));
  }
  return value;
}
