import {
  BOOLEAN,
  type DuckDBAppender,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBListValue,
  ENUM,
  INTEGER,
  LIST,
  TIMESTAMP_MS,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
} from '@duckdb/node-api';
import bindings, { type Vector as NativeVector } from '@duckdb/node-bindings';
import { DataType, tableFromIPC, type Data, type Vector } from 'apache-arrow';

/** Rows of one chunk: the vector size of DuckDB, and whole bytes of a bitmap. */
const chunkRows = 2048;
/** What a bitmap of one chunk takes. */
const bitmapBytes = chunkRows / 8;
const noneIsThere = new Uint8Array(bitmapBytes);

/** How one column of an Arrow table enters a chunk. The appender casts to the type of the table's column. */
interface Filler {
  readonly type: DuckDBType;
  fill(chunk: DuckDBDataChunk, index: number, from: number, to: number): void;
}

/** Appends an Arrow IPC stream to a table with the same columns in the same order: the native engine reads no Arrow. */
export async function append(connection: DuckDBConnection, table: string, ipc: Uint8Array): Promise<void> {
  const rows = tableFromIPC(ipc);
  const columns = rows.schema.fields.map((_, index) => rows.getChildAt(index)!);
  const appender = await connection.createAppender(table, 'main', 'store');
  try {
    if (columns.length !== appender.columnCount) {
      throw new RangeError(`${columns.length} columns for the ${appender.columnCount} of ${table}.`);
    }
    const fillers = columns.map((column, index) => fillerOf(column, appender.columnType(index)));
    const types = fillers.map(({ type }) => type);
    for (let from = 0; from < rows.numRows; from += chunkRows) {
      const to = Math.min(rows.numRows, from + chunkRows);
      const chunk = DuckDBDataChunk.create(types, to - from);
      fillers.forEach((filler, index) => filler.fill(chunk, index, from, to));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } catch (reason) {
    closeFailed(appender);
    throw reason;
  }
  appender.closeSync();
}

/** Closing what could not be appended fails once more; the first reason counts. */
function closeFailed(appender: DuckDBAppender): void {
  try {
    appender.closeSync();
  } catch {
    // Its rows go with the transaction.
  }
}

function fillerOf(column: Vector, type: DuckDBType): Filler {
  const [data] = column.data;
  if (data === undefined || column.data.length > 1) throw new RangeError('One batch a stream is expected.');
  if (DataType.isNull(data.type)) {
    return { type, fill: (chunk, index) => mark(vectorOf(chunk, index), noneIsThere) };
  }
  if (DataType.isFloat(data.type)) return copied(data, DOUBLE);
  if (DataType.isInt(data.type)) return copied(data, INTEGER);
  if (DataType.isTimestamp(data.type)) return copied(data, TIMESTAMP_MS);
  if (DataType.isBool(data.type)) return flags(data);
  if (DataType.isDictionary(data.type)) return words(data);
  return DataType.isList(data.type) ? lists(column) : plainTexts(data);
}

const vectorOf = ({ chunk }: DuckDBDataChunk, index: number): NativeVector =>
  bindings.data_chunk_get_vector(chunk, index);

function copy(vector: NativeVector, values: ArrayBufferView): void {
  bindings.copy_data_to_vector(
    ...([vector, 0, values.buffer as ArrayBuffer] as const),
    ...([values.byteOffset, values.byteLength] as const),
  );
}

/** Which rows have a value, a bit each: both number them from the lowest bit. */
function mark(vector: NativeVector, bits: Uint8Array): void {
  bindings.vector_ensure_validity_writable(vector);
  bindings.copy_data_to_vector_validity(vector, 0, bits.buffer as ArrayBuffer, bits.byteOffset, bits.length);
}

const bitAt = (bits: Uint8Array, at: number): number => (bits[at >> 3]! >> (at & 7)) & 1;

/** Which of the rows have a value, as Arrow says it. */
function markAs({ nullBitmap, nullCount }: Data, vector: NativeVector, from: number): void {
  if (nullCount === 0) return;
  const bits = new Uint8Array(bitmapBytes);
  bits.set((nullBitmap as Uint8Array).subarray(from / 8, from / 8 + bitmapBytes));
  mark(vector, bits);
}

/** Numbers of words in an ENUM. */
type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Numbers and times, which both keep in the same bytes. */
function copied(data: Data, type: DuckDBType, values = data.values as Float64Array | Codes): Filler {
  return {
    type,
    fill(chunk, index, from, to) {
      const vector = vectorOf(chunk, index);
      copy(vector, values.subarray(from, to));
      markAs(data, vector, from);
    },
  };
}

function flags(data: Data): Filler {
  const bits = data.values as Uint8Array;
  return {
    type: BOOLEAN,
    fill(chunk, index, from, to) {
      const vector = vectorOf(chunk, index);
      const bytes = Uint8Array.from({ length: to - from }, (_, row) => bitAt(bits, from + row));
      copy(vector, bytes);
      markAs(data, vector, from);
    },
  };
}

const encoder = new TextEncoder();

/** A word travels as its number: the engine puts the words back, many times as fast as text by text. */
function words(data: Data): Filler {
  const known = Array.from(data.dictionary as Iterable<string>);
  const areMany = 2 * known.length > data.length;
  // The engine reads a word up to its first NUL, and refuses one that appears twice.
  if (
    areMany ||
    new Set(known).size < known.length ||
    known.some((word) => word === '' || word.includes('\0'))
  ) {
    const encoded = known.map((word) => encoder.encode(word));
    return texts(data, (row) => encoded[(data.values as Int32Array)[row]!]!);
  }
  const Numbers = known.length <= 0xff ? Uint8Array : known.length <= 0xffff ? Uint16Array : Uint32Array;
  return copied(data, ENUM(known), Numbers.from(data.values as Int32Array));
}

function plainTexts(data: Data): Filler {
  const bytes = data.values as Uint8Array;
  const ends = data.valueOffsets as Int32Array;
  return texts(data, (row) => bytes.subarray(ends[row], ends[row + 1]));
}

function texts(data: Data, textAt: (row: number) => Uint8Array): Filler {
  return {
    type: VARCHAR,
    fill(chunk, index, from, to) {
      const vector = vectorOf(chunk, index);
      for (let row = from; row < to; row += 1) {
        if (data.nullCount === 0 || bitAt(data.nullBitmap as Uint8Array, row) === 1)
          bindings.vector_assign_string_element_len(vector, row - from, textAt(row));
      }
      markAs(data, vector, from);
    },
  };
}

function lists(column: Vector): Filler {
  return {
    type: LIST(VARCHAR),
    fill(chunk, index, from, to) {
      const values = Array.from({ length: to - from }, (_, row) => {
        const found = column.get(from + row) as Iterable<string> | null;
        return found === null ? null : new DuckDBListValue(Array.from(found));
      });
      chunk.setColumnValues(index, values);
    },
  };
}
