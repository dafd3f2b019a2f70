/** Bytes that are read, the same as text, and where reading stands. All positions count bytes. */
export class Cursor {
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(this.bytes.buffer);
  at = 0;
  /** End of the record. */
  to = 0;
  #text = '';
  /** Add this to a position in bytes for the one in the text; NaN from the first character of several bytes on. */
  #shift = 0;

  /** Valid UTF-8 and its text. */
  open(bytes: Uint8Array, text: string): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#text = text;
  }

  /** `textFrom`: where the record starts in the text. */
  start(from: number, to: number, textFrom: number): void {
    this.at = from;
    this.to = to;
    this.#shift = textFrom - from;
  }

  /** A character of several bytes comes: from here on the text is decoded again. */
  loseText(): void {
    this.#shift = NaN;
  }

  cut(from: number, to: number): string {
    const shift = this.#shift;
    if (shift === shift) return this.#text.slice(from + shift, to + shift);
    return decoder.decode(this.bytes.subarray(from, to));
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const quote = 0x22;
const backslash = 0x5c;

/** Index of the quote that closes the text opened before `at`; -1 when none does before `to`. */
export function closingQuote(bytes: Uint8Array, at: number, to: number): number {
  for (let index = at; index < to; index++) {
    const byte = bytes[index]!;
    if (byte === quote) return index;
    if (byte === backslash) index++;
  }
  return -1;
}

/** Index after the list or object that opens at `at`, if it is valid JSON; -1 when it does not close before `to`. */
export function afterNested(bytes: Uint8Array, at: number, to: number): number {
  let depth = 0;
  for (let index = at; index < to; index++) {
    const byte = bytes[index]!;
    if (byte === quote) {
      index = closingQuote(bytes, index + 1, to);
      if (index < 0) return -1;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) return index + 1;
  }
  return -1;
}

/** Index after the number, true, false or null that starts at `at`. */
export function afterScalar(bytes: Uint8Array, at: number, to: number): number {
  let index = at;
  for (; index < to; index++) {
    const byte = bytes[index]!;
    if (byte <= 0x20 || byte === 0x2c || byte === 0x7d || byte === 0x5d) break;
  }
  return index;
}
