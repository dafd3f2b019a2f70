import { repeatedKey } from '../../../records/json';
import type { Accepts } from '../../../records/accepts';
import { afterNested, afterScalar, closingQuote, type Cursor } from './cursor';
import { Packed } from './packed';

/** Reads one value at `cursor.at` and moves behind it; `undefined` where it is not accepted. */
export interface Leaf {
  read(cursor: Cursor): unknown;
}

interface Word {
  /** With the quote behind it. */
  readonly packed: Packed;
  readonly text: string;
}

/** So many different words are remembered for one field, so that each becomes one string only. */
const maxWords = 64;
/** A field whose first words were repeated less often than this each has texts of its own in every record. */
const worthRepeats = 4;

/** A text. Few different ones are remembered, and then accepted without being asked about again. */
export class TextLeaf implements Leaf {
  /** By length. */
  #words: Word[][] | undefined = [];
  #last: Word | undefined;
  #known = 0;
  #repeated = 0;

  constructor(private readonly accepts: Accepts) {}

  read(cursor: Cursor): string | undefined {
    const { bytes, at, to } = cursor;
    const last = this.#last;
    if (last !== undefined && at + last.packed.length <= to && last.packed.standsAt(cursor.view, at)) {
      cursor.at = at + last.packed.length - 1;
      return last.text;
    }
    let close = at;
    for (; close < to; close++) {
      const byte = bytes[close]!;
      if (byte === 0x22) break;
      if (byte < 0x20 || byte === 0x5c || byte >= 0x80) return this.#unusual(cursor);
    }
    cursor.at = close;
    if (this.#words === undefined) {
      const text = cursor.cut(at, close);
      return this.accepts(text) ? text : undefined;
    }
    for (const word of this.#words[close - at] ?? []) {
      if (!word.packed.standsAt(cursor.view, at)) continue;
      this.#repeated++;
      this.#last = word;
      return word.text;
    }
    // Parsed, not cut out: a word that is kept must not keep the whole block of text alive.
    const text = parsed(cursor.cut(at - 1, close + 1));
    if (!this.accepts(text)) return undefined;
    this.#remember(text as string, close - at);
    return text as string;
  }

  #remember(text: string, length: number): void {
    if (this.#known >= maxWords) return;
    const words = (this.#words![length] ??= []);
    words.push({ packed: new Packed(`${text}"`), text });
    if (++this.#known === maxWords && this.#repeated < worthRepeats * maxWords) {
      this.#words = undefined;
      this.#last = undefined;
    }
  }

  #unusual(cursor: Cursor): string | undefined {
    const { bytes, at, to } = cursor;
    const close = closingQuote(bytes, at, to);
    if (close < 0) return undefined;
    if (!isAscii(bytes, at, close)) cursor.loseText();
    const value = parsed(cursor.cut(at - 1, close + 1));
    cursor.at = close;
    return this.accepts(value) ? (value as string) : undefined;
  }
}

const zero = 48;
const isDigit = (byte: number) => byte >= zero && byte <= zero + 9;
/** Powers of ten up to here are exact; a whole number below 2^53 divided by one is the nearest to the decimal. */
const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** A number, true, false or null. */
export class ScalarLeaf implements Leaf {
  constructor(private readonly accepts: Accepts) {}

  read(cursor: Cursor): unknown {
    const value = this.#value(cursor);
    return value !== undefined && this.accepts(value) ? value : undefined;
  }

  #value(cursor: Cursor): unknown {
    const { bytes, at, to } = cursor;
    let end = at;
    let whole = 0;
    for (let byte = bytes[end]!; end < to && isDigit(byte); byte = bytes[++end]!) {
      whole = 10 * whole + byte - zero;
    }
    const digits = end - at;
    let decimals = 0;
    if (bytes[end] === 0x2e) {
      const point = end++;
      for (let byte = bytes[end]!; end < to && isDigit(byte); byte = bytes[++end]!) {
        whole = 10 * whole + byte - zero;
      }
      decimals = end - point - 1;
      if (decimals === 0) return undefined;
    }
    const isPlain = digits > 0 && digits + decimals <= 15 && (digits === 1 || bytes[at] !== zero);
    // An exponent, a sign, a word or many digits.
    if (!isPlain || ((bytes[end] ?? 0) | 0x20) === 0x65) {
      cursor.at = afterScalar(bytes, at, to);
      return parsed(cursor.cut(at, cursor.at));
    }
    cursor.at = end;
    return decimals === 0 ? whole : whole / powers[decimals]!;
  }
}

/** A list, or an object of any fields. */
export class NestedLeaf implements Leaf {
  constructor(private readonly accepts: Accepts) {}

  read(cursor: Cursor): unknown {
    const { bytes, at, to } = cursor;
    const end = afterNested(bytes, at, to);
    if (end < 0) return undefined;
    if (!isAscii(bytes, at, end)) cursor.loseText();
    const text = cursor.cut(at, end);
    const value = parsed(text);
    cursor.at = end;
    return value !== undefined && this.accepts(value) && !repeatedKey(text, value) ? value : undefined;
  }
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (bytes[index]! >= 0x80) return false;
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
