import * as arrow from 'apache-arrow';

const initialRows = 1024;

/**
 * A column filled by hand, one value a row, and handed to Arrow without builders. Missing values cost a bit
 * of the validity bitmap, and nothing at all while no value has come yet: most columns of most logs stay empty.
 */
export abstract class Column<Value> {
  protected abstract readonly filledType: arrow.DataType;
  protected rows = 0;
  #missing = 0;
  #present = new Uint8Array(0);

  push(value: Value | null | undefined): void {
    const row = this.rows++;
    if (value == null) {
      if (this.#missing++ !== row) this.#markMissing(row);
      return;
    }
    if (row > 0 && this.#missing === row)
      for (let earlier = 0; earlier < row; earlier++) this.#markMissing(earlier);
    this.store(row, value);
  }

  protected abstract store(row: number, value: Value): void;
  protected abstract filled(common: CommonData): arrow.Data;

  /** Arrow's Null type while no value has come: its rows take no room on the way. */
  get type(): arrow.DataType {
    return this.#missing === this.rows ? new arrow.Null() : this.filledType;
  }

  data(): arrow.Data {
    if (this.#missing === this.rows) return arrow.makeData({ type: new arrow.Null(), length: this.rows });
    const bytes = (this.rows + 7) >> 3;
    this.#present = sized(this.#present, this.#missing === 0 ? 0 : bytes, 0xff);
    return this.filled({
      length: this.rows,
      nullCount: this.#missing,
      nullBitmap: this.#missing === 0 ? null : this.#present.slice(0, bytes),
    });
  }

  protected isMissing(row: number): boolean {
    const byte = this.#present[row >> 3];
    return byte !== undefined && (byte & (1 << (row & 7))) === 0;
  }

  #markMissing(row: number): void {
    this.#present = sized(this.#present, (row >> 3) + 1, 0xff);
    this.#present[row >> 3]! &= ~(1 << (row & 7));
  }
}

interface CommonData {
  readonly length: number;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array | null;
}

/** Text with many distinct values: joined and encoded once. */
export class TextColumn extends Column<string> {
  protected readonly filledType = new arrow.Utf8();
  readonly #texts: string[] = [];

  protected store(_row: number, value: string): void {
    this.#texts.push(value);
  }

  protected filled(common: CommonData): arrow.Data {
    const encoded = encodeTexts(this.#texts);
    const valueOffsets = common.nullCount === 0 ? encoded.valueOffsets : this.#withGaps(encoded.valueOffsets);
    return arrow.makeData({ type: this.filledType, ...common, valueOffsets, data: encoded.data });
  }

  #withGaps(ends: Int32Array): Int32Array {
    const offsets = new Int32Array(this.rows + 1);
    let text = 0;
    for (let row = 0; row < this.rows; row++) {
      if (!this.isMissing(row)) text++;
      offsets[row + 1] = ends[text]!;
    }
    return offsets;
  }
}

/** Text with few distinct values: each is stored once, rows hold its number. */
export class WordColumn extends Column<string> {
  protected readonly filledType: arrow.Dictionary<arrow.Utf8, arrow.Int32>;
  readonly #numbers = new Map<string, number>();
  #codes = new Int32Array(0);
  #lastWord: string | undefined;
  #lastCode = 0;

  constructor(dictionaryId: number) {
    super();
    this.filledType = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), dictionaryId);
  }

  protected store(row: number, value: string): void {
    if (value !== this.#lastWord) {
      this.#lastWord = value;
      this.#lastCode = this.#numberOf(value);
    }
    if (row >= this.#codes.length) this.#codes = sized(this.#codes, row + 1);
    this.#codes[row] = this.#lastCode;
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
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
    this.#codes = sized(this.#codes, this.rows);
    const data = this.#codes.subarray(0, this.rows);
    return arrow.makeData({ type: this.filledType, ...common, data, dictionary });
  }
}

export class DoubleColumn extends Column<number> {
  protected readonly filledType = new arrow.Float64();
  #values = new Float64Array(0);

  protected store(row: number, value: number): void {
    if (row >= this.#values.length) this.#values = sized(this.#values, row + 1);
    this.#values[row] = value;
  }

  protected filled(common: CommonData): arrow.Data {
    this.#values = sized(this.#values, this.rows);
    return arrow.makeData({ type: this.filledType, ...common, data: this.#values.subarray(0, this.rows) });
  }
}

export class IntegerColumn extends Column<number> {
  protected readonly filledType = new arrow.Int32();
  #values = new Int32Array(0);

  protected store(row: number, value: number): void {
    if (row >= this.#values.length) this.#values = sized(this.#values, row + 1);
    this.#values[row] = value;
  }

  protected filled(common: CommonData): arrow.Data {
    this.#values = sized(this.#values, this.rows);
    return arrow.makeData({ type: this.filledType, ...common, data: this.#values.subarray(0, this.rows) });
  }
}

/** UTC epoch milliseconds, written as two 32-bit halves: a BigInt a row would cost more than the rest. */
export class TimeColumn extends Column<number> {
  protected readonly filledType = new arrow.TimestampMillisecond();
  #halves = new Int32Array(0);

  protected store(row: number, value: number): void {
    if (2 * row + 1 >= this.#halves.length) this.#halves = sized(this.#halves, 2 * row + 2);
    this.#halves[2 * row] = value | 0;
    this.#halves[2 * row + 1] = Math.floor(value / 2 ** 32);
  }

  protected filled(common: CommonData): arrow.Data {
    this.#halves = sized(this.#halves, 2 * this.rows);
    const data = new BigInt64Array(this.#halves.buffer, 0, this.rows);
    return arrow.makeData({ type: this.filledType, ...common, data });
  }
}

/** true, false or missing, one bit each. */
export class FlagColumn extends Column<boolean> {
  protected readonly filledType = new arrow.Bool();
  #bits = new Uint8Array(0);

  protected store(row: number, value: boolean): void {
    if (row >> 3 >= this.#bits.length) this.#bits = sized(this.#bits, (row >> 3) + 1);
    if (value) this.#bits[row >> 3]! |= 1 << (row & 7);
  }

  protected filled(common: CommonData): arrow.Data {
    const bytes = (this.rows + 7) >> 3;
    this.#bits = sized(this.#bits, bytes);
    return arrow.makeData({ type: this.filledType, ...common, data: this.#bits.slice(0, bytes) });
  }
}

/** A list of texts a row. */
export class TextListColumn extends Column<readonly string[]> {
  protected readonly filledType = new arrow.List(new arrow.Field('item', new arrow.Utf8(), true));
  readonly #items: string[] = [];
  #ends = new Int32Array(0);

  protected store(row: number, value: readonly string[]): void {
    for (const item of value) this.#items.push(item);
    if (row >= this.#ends.length) this.#ends = sized(this.#ends, row + 1);
    this.#ends[row] = this.#items.length;
  }

  protected filled(common: CommonData): arrow.Data {
    const valueOffsets = new Int32Array(this.rows + 1);
    for (let row = 0; row < this.rows; row++) {
      valueOffsets[row + 1] = this.isMissing(row) ? valueOffsets[row]! : this.#ends[row]!;
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

/** The array itself, or a longer copy; new places hold `fill`. */
function sized<Values extends Float64Array | Int32Array | Uint8Array>(
  values: Values,
  length: number,
  fill = 0,
): Values {
  if (length <= values.length) return values;
  const room = Math.max(length, 2 * values.length, initialRows);
  const larger = new (values.constructor as new (length: number) => Values)(room);
  if (fill !== 0) larger.fill(fill);
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
