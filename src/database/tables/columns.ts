import * as arrow from 'apache-arrow';

const initialRows = 1024;

/**
 * A column filled by hand and handed to Arrow without builders. Rows are put in order; a missing value costs
 * nothing, and a column without any value travels as Arrow's Null: most columns of most logs stay empty.
 */
export abstract class Column<Value> {
  protected abstract readonly presence: Presence;
  protected abstract readonly filledType: arrow.DataType;

  // In each class its own code: shared code would see every class's shape and be several times slower.
  abstract put(row: number, value: Value | null | undefined): void;
  protected abstract filled(common: CommonData): arrow.Data;

  get type(): arrow.DataType {
    return this.presence.count === 0 ? new arrow.Null() : this.filledType;
  }

  /** The column of a table of so many rows. */
  data(rows: number): arrow.Data {
    if (this.presence.count === 0) return arrow.makeData({ type: new arrow.Null(), length: rows });
    const nullCount = rows - this.presence.count;
    return this.filled({
      length: rows,
      nullCount,
      nullBitmap: nullCount === 0 ? null : this.presence.bitmap(rows),
    });
  }
}

interface CommonData {
  readonly length: number;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array | null;
}

/** Which rows have a value, as an Arrow validity bitmap. */
class Presence {
  count = 0;
  #bits = new Uint8Array(0);

  mark(row: number): void {
    if (row >> 3 >= this.#bits.length) this.#bits = sized(this.#bits, (row >> 3) + 1);
    this.#bits[row >> 3]! |= 1 << (row & 7);
    this.count++;
  }

  has(row: number): boolean {
    return ((this.#bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }

  bitmap(rows: number): Uint8Array {
    const bytes = (rows + 7) >> 3;
    return sized(this.#bits, bytes).slice(0, bytes);
  }
}

/** Text with many distinct values: joined and encoded once. */
export class TextColumn extends Column<string> {
  protected readonly presence = new Presence();
  protected readonly filledType = new arrow.Utf8();
  readonly #texts: string[] = [];

  put(row: number, value: string | null | undefined): void {
    if (value == null) return;
    this.presence.mark(row);
    this.#texts.push(value);
  }

  protected filled(common: CommonData): arrow.Data {
    const { valueOffsets, data } = encodeTexts(this.#texts);
    return arrow.makeData({
      type: this.filledType,
      ...common,
      valueOffsets: common.nullCount === 0 ? valueOffsets : this.#withGaps(valueOffsets, common.length),
      data,
    });
  }

  #withGaps(ends: Int32Array, rows: number): Int32Array {
    const offsets = new Int32Array(rows + 1);
    let text = 0;
    for (let row = 0; row < rows; row++) {
      if (this.presence.has(row)) text++;
      offsets[row + 1] = ends[text]!;
    }
    return offsets;
  }
}

/** Text with few distinct values: each is stored once, rows hold its number. */
export class WordColumn extends Column<string> {
  protected readonly presence = new Presence();
  protected readonly filledType: arrow.Dictionary<arrow.Utf8, arrow.Int32>;
  readonly #numbers = new Map<string, number>();
  #codes = new Int32Array(0);

  constructor(dictionaryId: number) {
    super();
    this.filledType = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), dictionaryId);
  }

  put(row: number, value: string | null | undefined): void {
    if (value == null) return;
    this.presence.mark(row);
    let code = this.#numbers.get(value);
    if (code === undefined) {
      code = this.#numbers.size;
      this.#numbers.set(value, code);
    }
    if (row >= this.#codes.length) this.#codes = sized(this.#codes, row + 1);
    this.#codes[row] = code;
  }

  protected filled(common: CommonData): arrow.Data {
    const words = [...this.#numbers.keys()];
    const dictionary = arrow.makeVector(
      arrow.makeData({
        type: new arrow.Utf8(),
        length: words.length,
        nullCount: 0,
        nullBitmap: null,
        ...encodeTexts(words),
      }),
    );
    const data = sized(this.#codes, common.length).subarray(0, common.length);
    return arrow.makeData({ type: this.filledType, ...common, data, dictionary });
  }
}

export class DoubleColumn extends Column<number> {
  protected readonly presence = new Presence();
  protected readonly filledType = new arrow.Float64();
  #values = new Float64Array(0);

  put(row: number, value: number | null | undefined): void {
    if (value == null) return;
    this.presence.mark(row);
    if (row >= this.#values.length) this.#values = sized(this.#values, row + 1);
    this.#values[row] = value;
  }

  protected filled(common: CommonData): arrow.Data {
    const data = sized(this.#values, common.length).subarray(0, common.length);
    return arrow.makeData({ type: this.filledType, ...common, data });
  }
}

export class IntegerColumn extends Column<number> {
  protected readonly presence = new Presence();
  protected readonly filledType = new arrow.Int32();
  #values = new Int32Array(0);

  put(row: number, value: number | null | undefined): void {
    if (value == null) return;
    this.presence.mark(row);
    if (row >= this.#values.length) this.#values = sized(this.#values, row + 1);
    this.#values[row] = value;
  }

  protected filled(common: CommonData): arrow.Data {
    const data = sized(this.#values, common.length).subarray(0, common.length);
    return arrow.makeData({ type: this.filledType, ...common, data });
  }
}

/** UTC epoch milliseconds, written as two 32-bit halves: a BigInt a row would cost more than the rest. */
export class TimeColumn extends Column<number> {
  protected readonly presence = new Presence();
  protected readonly filledType = new arrow.TimestampMillisecond();
  #halves = new Int32Array(0);

  put(row: number, value: number | null | undefined): void {
    if (value == null) return;
    this.presence.mark(row);
    if (2 * row + 1 >= this.#halves.length) this.#halves = sized(this.#halves, 2 * row + 2);
    this.#halves[2 * row] = value | 0;
    this.#halves[2 * row + 1] = Math.floor(value / 2 ** 32);
  }

  protected filled(common: CommonData): arrow.Data {
    const data = new BigInt64Array(sized(this.#halves, 2 * common.length).buffer, 0, common.length);
    return arrow.makeData({ type: this.filledType, ...common, data });
  }
}

/** true, false or missing, one bit each. */
export class FlagColumn extends Column<boolean> {
  protected readonly presence = new Presence();
  protected readonly filledType = new arrow.Bool();
  #bits = new Uint8Array(0);

  put(row: number, value: boolean | null | undefined): void {
    if (value == null) return;
    this.presence.mark(row);
    if (row >> 3 >= this.#bits.length) this.#bits = sized(this.#bits, (row >> 3) + 1);
    if (value) this.#bits[row >> 3]! |= 1 << (row & 7);
  }

  protected filled(common: CommonData): arrow.Data {
    const bytes = (common.length + 7) >> 3;
    return arrow.makeData({
      type: this.filledType,
      ...common,
      data: sized(this.#bits, bytes).slice(0, bytes),
    });
  }
}

/** A list of texts a row. */
export class TextListColumn extends Column<readonly string[]> {
  protected readonly presence = new Presence();
  protected readonly filledType = new arrow.List(new arrow.Field('item', new arrow.Utf8(), true));
  readonly #items: string[] = [];
  #ends = new Int32Array(0);

  put(row: number, value: readonly string[] | null | undefined): void {
    if (value == null) return;
    this.presence.mark(row);
    for (const item of value) this.#items.push(item);
    if (row >= this.#ends.length) this.#ends = sized(this.#ends, row + 1);
    this.#ends[row] = this.#items.length;
  }

  protected filled(common: CommonData): arrow.Data {
    const valueOffsets = new Int32Array(common.length + 1);
    for (let row = 0; row < common.length; row++) {
      valueOffsets[row + 1] = this.presence.has(row) ? this.#ends[row]! : valueOffsets[row]!;
    }
    const child = arrow.makeData({
      type: new arrow.Utf8(),
      length: this.#items.length,
      nullCount: 0,
      nullBitmap: null,
      ...encodeTexts(this.#items),
    });
    return arrow.makeData({ type: this.filledType, ...common, valueOffsets, child });
  }
}

/** The array itself, or a longer copy. */
function sized<Values extends Float64Array | Int32Array | Uint8Array>(
  values: Values,
  length: number,
): Values {
  if (length <= values.length) return values;
  const room = Math.max(length, 2 * values.length, initialRows);
  const larger = new (values.constructor as new (length: number) => Values)(room);
  larger.set(values);
  return larger;
}

const encoder = new TextEncoder();

/** All texts as UTF-8 in one buffer. One call of the encoder when every character is one byte. */
function encodeTexts(texts: readonly string[]): { valueOffsets: Int32Array; data: Uint8Array } {
  const joined = texts.join('');
  const data = encoder.encode(joined);
  const valueOffsets = new Int32Array(texts.length + 1);
  const isAscii = data.length === joined.length;
  let end = 0;
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index]!;
    end += isAscii ? text.length : utf8Length(text);
    valueOffsets[index + 1] = end;
  }
  if (end === data.length) return { valueOffsets, data };
  return encodeOneByOne(texts);
}

/** Half a surrogate pair at the end of one text joins with the half at the start of the next: encode apart. */
function encodeOneByOne(texts: readonly string[]): { valueOffsets: Int32Array; data: Uint8Array } {
  const parts = texts.map((text) => encoder.encode(text));
  const valueOffsets = new Int32Array(texts.length + 1);
  let end = 0;
  parts.forEach((part, index) => {
    end += part.length;
    valueOffsets[index + 1] = end;
  });
  const data = new Uint8Array(end);
  parts.forEach((part, index) => data.set(part, valueOffsets[index]!));
  return { valueOffsets, data };
}

/** Bytes `TextEncoder` makes of a text; half a surrogate pair becomes U+FFFD, three bytes. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowHalf(text.charCodeAt(index + 1))) {
      bytes += 4;
      index++;
    } else bytes += 3;
  }
  return bytes;
}

const isLowHalf = (unit: number) => unit >= 0xdc00 && unit < 0xe000;
