import { fieldsOf, type Fields } from '../../../records/accepts';
import { afterNested, afterScalar, closingQuote } from './cursor';

/** How a value is written: as a text, as a number or word, or as a list or object that is read as a whole. */
export type Writing = 'text' | 'scalar' | 'nested';

/** One value of a record's text. */
export interface Place {
  /** Everything between the value before and this one, an opening quote included. */
  readonly literal: string;
  readonly path: readonly string[];
  readonly writing: Writing;
}

export interface Outline {
  readonly places: readonly Place[];
  /** What follows the last value. */
  readonly end: string;
}

/**
 * Takes the text of a record apart into its values and what stands between them; objects with known fields are
 * opened, `event_type` is no value but part of what stands between. `text` must be a JSON object that its schema
 * accepts. `undefined` where a key is written with an escape or twice: such a record has no outline.
 */
export function outlineOf(text: string, fields: Fields): Outline | undefined {
  const outliner = new Outliner(text);
  if (!outliner.object(fields, [])) return undefined;
  return outliner.outline();
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const quote = 0x22;
const braceOpen = 0x7b;
const braceClose = 0x7d;
const bracketOpen = 0x5b;

class Outliner {
  readonly #places: Place[] = [];
  readonly #bytes: Uint8Array;
  #from = 0;
  #at = 0;

  constructor(text: string) {
    this.#bytes = encoder.encode(text);
  }

  outline(): Outline {
    return { places: this.#places, end: this.#cut(this.#from, this.#bytes.length) };
  }

  object(fields: Fields, path: readonly string[]): boolean {
    const seen = new Set<string>();
    this.#skipSpace();
    this.#at++;
    this.#skipSpace();
    if (this.#bytes[this.#at] === braceClose) {
      this.#at++;
      return true;
    }
    for (;;) {
      this.#skipSpace();
      const close = closingQuote(this.#bytes, this.#at + 1, this.#bytes.length);
      const key = this.#cut(this.#at + 1, close);
      if (key.includes('\\') || seen.has(key)) return false;
      seen.add(key);
      this.#at = close + 1;
      this.#skipSpace();
      this.#at++;
      this.#skipSpace();
      if (!this.#value(fields[key], [...path, key])) return false;
      this.#skipSpace();
      const isLast = this.#bytes[this.#at] === braceClose;
      this.#at++;
      if (isLast) return true;
    }
  }

  #value(schema: Fields[string] | undefined, path: readonly string[]): boolean {
    if (schema === undefined) return false;
    const bytes = this.#bytes;
    const first = bytes[this.#at];
    const inner = first === braceOpen ? fieldsOf(schema) : undefined;
    if (inner !== undefined) return this.object(inner, path);
    if (first === quote) {
      this.#at++;
      const close = closingQuote(bytes, this.#at, bytes.length);
      if (path.length > 1 || path[0] !== 'event_type') this.#put(path, 'text', close);
      this.#at = close + 1;
      return true;
    }
    const isNested = first === braceOpen || first === bracketOpen;
    const end = (isNested ? afterNested : afterScalar)(bytes, this.#at, bytes.length);
    this.#put(path, isNested ? 'nested' : 'scalar', end);
    this.#at = end;
    return true;
  }

  #put(path: readonly string[], writing: Writing, end: number): void {
    this.#places.push({ literal: this.#cut(this.#from, this.#at), path, writing });
    this.#from = end;
  }

  #cut(from: number, to: number): string {
    return decoder.decode(this.#bytes.subarray(from, to));
  }

  #skipSpace(): void {
    while ((this.#bytes[this.#at] ?? quote) <= 0x20) this.#at++;
  }
}
