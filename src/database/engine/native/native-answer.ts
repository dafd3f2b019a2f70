import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBResult,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Answer } from '../engine';
import type { LookValue } from '../look';

const dayMs = 86_400_000;

/** An answer of the native engine in the values that DuckDB-Wasm gives: whole numbers, decimals and times as numbers. */
export async function nativeAnswer(result: DuckDBResult): Promise<Answer> {
  const names = result.columnNames();
  const types = result.columnTypes();
  const rows = await result.getRows();
  return {
    rows: () =>
      rows.map((row) => Object.fromEntries(names.map((name, index) => [name, plainValue(row[index])]))),
    look: (most) => ({
      columns: names.map((name, index) => ({ name, type: typeName(types[index]!) })),
      rows: rows.slice(0, most).map((row) => row.map((value, index) => lookValue(value, types[index]!))),
      more: rows.length > most,
    }),
  };
}

const isPlain = (value: DuckDBValue) => typeof value === 'number' || typeof value === 'string';

function plainValue(value: DuckDBValue | undefined): unknown {
  if (value === undefined || value === null || typeof value !== 'object') {
    return typeof value === 'bigint' ? Number(value) : (value ?? null);
  }
  if (value instanceof DuckDBTimestampValue) return Number(value.micros) / 1000;
  if (value instanceof DuckDBDateValue) return value.days * dayMs;
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  // Lists of millions of numbers are not copied.
  if (value instanceof DuckDBListValue)
    return value.items.every(isPlain) ? value.items : value.items.map(plainValue);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([name, inner]) => [name, plainValue(inner)]),
    );
  }
  if (value instanceof DuckDBMapValue) {
    return Object.fromEntries(value.entries.map((entry) => [String(entry.key), plainValue(entry.value)]));
  }
  return value;
}

const numbers: readonly DuckDBTypeId[] = [
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
];
const isTime = ({ typeId }: DuckDBType) => typeId === DuckDBTypeId.TIMESTAMP || typeId === DuckDBTypeId.DATE;

function typeName(type: DuckDBType): string {
  if (type.typeId === DuckDBTypeId.ENUM) return 'word';
  if (type.typeId === DuckDBTypeId.VARCHAR) return 'text';
  if (type.typeId === DuckDBTypeId.BOOLEAN) return 'flag';
  if (isTime(type)) return 'time';
  return numbers.includes(type.typeId) ? 'number' : String(type);
}

function lookValue(value: DuckDBValue | undefined, type: DuckDBType): LookValue {
  const plain = plainValue(value);
  if (plain === null) return null;
  if (isTime(type)) {
    const time = new Date(Number(plain));
    return Number.isNaN(time.getTime()) ? String(value) : time.toISOString();
  }
  if (typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean') return plain;
  return JSON.stringify(asPairs(plain));
}

/** What is nested, with fields as pairs, because a struct may hold a name twice. */
function asPairs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asPairs);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).map(([name, inner]) => [name, asPairs(inner)]);
}
