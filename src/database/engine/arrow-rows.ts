import { DataType, MapRow, StructRow, tableFromIPC, Vector } from 'apache-arrow';
import type { LookResult, LookValue } from './look';

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

/** An answer as lists of values; times in ISO form, what is nested as JSON. */
export function lookRows(bytes: Uint8Array, most: number): LookResult {
  const table = tableFromIPC(bytes);
  const fields = table.schema.fields;
  const columns = fields.map((_, index) => table.getChildAt(index));
  const rows: LookValue[][] = [];
  for (let row = 0; row < Math.min(table.numRows, most); row += 1) {
    rows.push(columns.map((column, at) => lookValue(column?.get(row), fields[at]?.type)));
  }
  return {
    columns: fields.map(({ name, type }) => ({ name, type: typeName(type) })),
    rows,
    more: table.numRows > most,
  };
}

function typeName(type: DataType): string {
  if (DataType.isDictionary(type)) return 'word';
  if (DataType.isUtf8(type)) return 'text';
  if (DataType.isTimestamp(type) || DataType.isDate(type)) return 'time';
  if (DataType.isBool(type)) return 'flag';
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
  return String(type);
}

function lookValue(value: unknown, type: DataType | undefined): LookValue {
  if (value === null || value === undefined) return null;
  if (type !== undefined && (DataType.isTimestamp(type) || DataType.isDate(type))) {
    const time = new Date(Number(value));
    return Number.isNaN(time.getTime()) ? String(value) : time.toISOString();
  }
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Vector) return Array.from(value as Iterable<unknown>, plain);
  if (value instanceof StructRow || value instanceof MapRow)
    return Object.entries(value.toJSON() as object).map(([key, inner]) => [key, plain(inner)]);
  if (value instanceof Uint8Array) return Array.from(value.slice(0, 64));
  return value;
}
