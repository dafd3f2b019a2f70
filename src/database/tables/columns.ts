import * as arrow from 'apache-arrow';

const initialRows = 1024;

/** Presence of each row as an Arrow validity bitmap; absent until the first missing value. */
class Presence {
  #bits = new Uint8Array(initialRows / 8);
  missing = 0;

  mark(row: number, present: boolean): void {
    const byte = row >> 3;
    if (byte >= this.#bits.length) this.#bits = grown(this.#bits);
    if (present) this.#bits[byte]! |= 1 << (row & 7);
    else this.missing++;
  }

  bitmap(rows: number): Uint8Array | null {
    return this.missing === 0 ? null : this.#bits.slice(0, (rows + 7) >> 3);
  }
}

/** Typed arrays filled by hand, one value a row, handed to Arrow without builders. */
export interface Column<Value> {
  readonly type: arrow.DataType;
  push(value: Value | null | undefined): void;
  data(): arrow.Data;
}

/** Text with many distinct values: joined and encoded once. */
export class TextColumn implements Column<string> {
  readonly type = new arrow.Utf8();
  readonly #texts: string[] = [];
  readonly #presence = new Presence();

  push(value: string | null | undefined): void {
    this.#presence.mark(this.#texts.length, value != null);
    this.#texts.push(value ?? '');
  }

  data(): arrow.Data {
    const length = this.#texts.length;
    const { valueOffsets, data } = encodeTexts(this.#texts);
    return arrow.makeData({
      type: this.type,
      length,
      nullCount: this.#presence.missing,
      nullBitmap: this.#presence.bitmap(length),
      valueOffsets,
      data,
    });
  }
}

/** Text with few distinct values: each is stored once, rows hold its number. */
export class WordColumn implements Column<string> {
  readonly type: arrow.Dictionary<arrow.Utf8, arrow.Int32>;
  readonly #numbers = new Map<string, number>();
  readonly #presence = new Presence();
  #codes = new Int32Array(initialRows);
  #rows = 0;

  constructor(dictionaryId: number) {
    this.type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), dictionaryId);
  }

  push(value: string | null | undefined): void {
    const row = this.#rows++;
    if (row >= this.#codes.length) this.#codes = grown(this.#codes);
    this.#presence.mark(row, value != null);
    if (value == null) return;
    let code = this.#numbers.get(value);
    if (code === undefined) {
      code = this.#numbers.size;
      this.#numbers.set(value, code);
    }
    this.#codes[row] = code;
  }

  data(): arrow.Data {
    const words = this.#numbers.size === 0 ? [''] : [...this.#numbers.keys()];
    const encoded = encodeTexts(words);
    const dictionary = arrow.makeVector(
      arrow.makeData({
        type: new arrow.Utf8(),
        length: words.length,
        nullCount: 0,
        nullBitmap: null,
        ...encoded,
      }),
    );
    return arrow.makeData({
      type: this.type,
      length: this.#rows,
      nullCount: this.#presence.missing,
      nullBitmap: this.#presence.bitmap(this.#rows),
      data: this.#codes.subarray(0, this.#rows),
      dictionary,
    });
  }
}

/** Numbers in a typed array of a given kind. */
abstract class NumberColumn<Values extends Float64Array | Int32Array | Int8Array> implements Column<number> {
  abstract readonly type: arrow.DataType;
  protected abstract values: Values;
  readonly #presence = new Presence();
  #rows = 0;

  push(value: number | null | undefined): void {
    const row = this.#rows++;
    if (row >= this.values.length) this.values = grown(this.values);
    this.#presence.mark(row, value != null);
    if (value != null) this.values[row] = value;
  }

  data(): arrow.Data {
    return arrow.makeData({
      type: this.type as arrow.Float64,
      length: this.#rows,
      nullCount: this.#presence.missing,
      nullBitmap: this.#presence.bitmap(this.#rows),
      data: this.values.subarray(0, this.#rows) as Float64Array,
    });
  }
}

export class DoubleColumn extends NumberColumn<Float64Array> {
  readonly type = new arrow.Float64();
  protected values = new Float64Array(initialRows);
}

export class IntegerColumn extends NumberColumn<Int32Array> {
  readonly type = new arrow.Int32();
  protected values = new Int32Array(initialRows);
}

export class SmallColumn extends NumberColumn<Int8Array> {
  readonly type = new arrow.Int8();
  protected values = new Int8Array(initialRows);
}

/** UTC epoch milliseconds, written as two 32-bit halves: a BigInt a row would cost more than the rest. */
export class TimeColumn implements Column<number> {
  readonly type = new arrow.TimestampMillisecond();
  readonly #presence = new Presence();
  #halves = new Int32Array(2 * initialRows);
  #rows = 0;

  push(value: number | null | undefined): void {
    const row = this.#rows++;
    if (2 * row >= this.#halves.length) this.#halves = grown(this.#halves);
    this.#presence.mark(row, value != null);
    if (value == null) return;
    this.#halves[2 * row] = value | 0;
    this.#halves[2 * row + 1] = Math.floor(value / 2 ** 32);
  }

  data(): arrow.Data {
    return arrow.makeData({
      type: this.type,
      length: this.#rows,
      nullCount: this.#presence.missing,
      nullBitmap: this.#presence.bitmap(this.#rows),
      data: new BigInt64Array(this.#halves.buffer, 0, this.#rows),
    });
  }
}

/** true, false or missing, one bit each. */
export class FlagColumn implements Column<boolean> {
  readonly type = new arrow.Bool();
  readonly #presence = new Presence();
  #bits = new Uint8Array(initialRows / 8);
  #rows = 0;

  push(value: boolean | null | undefined): void {
    const row = this.#rows++;
    const byte = row >> 3;
    if (byte >= this.#bits.length) this.#bits = grown(this.#bits);
    this.#presence.mark(row, value != null);
    if (value) this.#bits[byte]! |= 1 << (row & 7);
  }

  data(): arrow.Data {
    return arrow.makeData({
      type: this.type,
      length: this.#rows,
      nullCount: this.#presence.missing,
      nullBitmap: this.#presence.bitmap(this.#rows),
      data: this.#bits.slice(0, (this.#rows + 7) >> 3),
    });
  }
}

/** A list of texts a row. */
export class TextListColumn implements Column<readonly string[]> {
  readonly type = new arrow.List(new arrow.Field('item', new arrow.Utf8(), true));
  readonly #items = new TextColumn();
  readonly #presence = new Presence();
  #offsets = new Int32Array(initialRows);
  #rows = 0;

  push(value: readonly string[] | null | undefined): void {
    const row = this.#rows++;
    if (row + 1 >= this.#offsets.length) this.#offsets = grown(this.#offsets);
    this.#presence.mark(row, value != null);
    for (const item of value ?? []) this.#items.push(item);
    this.#offsets[row + 1] = this.#offsets[row]! + (value?.length ?? 0);
  }

  data(): arrow.Data {
    return arrow.makeData({
      type: this.type,
      length: this.#rows,
      nullCount: this.#presence.missing,
      nullBitmap: this.#presence.bitmap(this.#rows),
      valueOffsets: this.#offsets.subarray(0, this.#rows + 1),
      child: this.#items.data() as arrow.Data<arrow.Utf8>,
    });
  }
}

function grown<Values extends Float64Array | Int32Array | Int8Array | Uint8Array>(values: Values): Values {
  const larger = new (values.constructor as new (length: number) => Values)(values.length * 2);
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
