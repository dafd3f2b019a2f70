const [quote, colon, backslash] = [0x22, 0x3a, 0x5c];
const [openObject, closeObject, openList, closeList, comma] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c];

export type Path = readonly (string | number)[];

/** `agent.uid`, `evidence[2].trust`; empty for the whole. */
export function pathText(path: readonly PropertyKey[]): string {
  let field = '';
  for (const step of path) {
    if (typeof step === 'number') field += `[${step}]`;
    else field += field ? `.${String(step)}` : String(step);
  }
  return field;
}

/** What a text with a repeated key should hold. */
export const eachKeyOnce = 'each key once in an object';

/** A key that appears twice in one object: readers differ in which value they take (RFC 8259, section 4). */
export class RepeatedKey extends SyntaxError {
  override readonly name = 'RepeatedKey';
  constructor(readonly path: Path) {
    super(`${pathText(path).slice(0, 200)} appears twice: expected ${eachKeyOnce}`);
  }
}

/** `JSON.parse` that refuses a repeated key. Throws a SyntaxError; for a repeated key `RepeatedKey`, which names it. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const path = repeatedKey(text, value);
  if (path !== undefined) throw new RepeatedKey(path);
  return value;
}

/**
 * The first key that appears twice in one object of a JSON text which was parsed to `value`. Keys are counted in both,
 * which costs a small part of parsing; the place is looked for only where the counts differ. `bytes`: the text in
 * UTF-8 or another extension of ASCII, in which counting takes less than half the time. `most`: `keysAtMost` of them.
 */
export function repeatedKey(
  text: string,
  value: unknown,
  bytes?: Uint8Array,
  most?: number,
): Path | undefined {
  const keys = keysIn(value, 0);
  if (most === keys) return undefined;
  const written = bytes === undefined ? keysWritten(text) : keysInBytes(bytes);
  return written === keys ? undefined : firstRepeated(text);
}

/** What stands before the colon of a key: the mark that ends it, or white space. */
const endsKey = new Uint8Array(256);
for (const byte of [quote, 0x20, 0x09, 0x0a, 0x0d]) endsKey[byte] = 1;

/**
 * No fewer than the keys that a JSON text in `bytes[from, to)` writes: colons after a mark or white space, those in
 * texts included. Where a value has as many keys, none of them was written twice.
 */
export function keysAtMost(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let count = 0;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = view.getInt32(at, true) ^ 0x3a3a3a3a;
    const colons = (word - 0x01010101) & ~word & 0x80808080;
    if (colons === 0) continue;
    if ((colons & 0x80) !== 0) count += endsKey[bytes[at - 1] ?? 0]!;
    if ((colons & 0x8000) !== 0) count += endsKey[bytes[at]!]!;
    if ((colons & 0x800000) !== 0) count += endsKey[bytes[at + 1]!]!;
    if ((colons & 0x80000000) !== 0) count += endsKey[bytes[at + 2]!]!;
  }
  for (; at < to; at++) if (bytes[at] === colon) count += endsKey[bytes[at - 1] ?? 0]!;
  return count;
}

const mostCalls = 64;

/** Keys of all objects in a value. */
function keysIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > mostCalls) return keysDeepIn(value);
  let count = 0;
  if (Array.isArray(value)) {
    for (const inner of value as unknown[])
      if (typeof inner === 'object' && inner !== null) count += keysIn(inner, depth + 1);
  } else {
    for (const name in value) {
      count++;
      const inner = (value as Record<string, unknown>)[name];
      if (typeof inner === 'object' && inner !== null) count += keysIn(inner, depth + 1);
    }
  }
  return count;
}

/** The same of what is nested deeper than calls may be. */
function keysDeepIn(value: object): number {
  const waiting: object[] = [value];
  let count = 0;
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (Array.isArray(each)) {
      for (const inner of each as unknown[])
        if (typeof inner === 'object' && inner !== null) waiting.push(inner);
    } else {
      for (const name in each) {
        count++;
        const inner = (each as Record<string, unknown>)[name];
        if (typeof inner === 'object' && inner !== null) waiting.push(inner);
      }
    }
  }
  return count;
}

/** Colons outside of texts. */
function keysWritten(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === colon) count++;
    else if (unit === quote) at = closingQuote(text, at + 1);
  }
  return count;
}

/** In texts four bytes at a time: the well-known test for a zero byte in a word finds marks and backslashes. */
function keysInBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - 4;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === colon) count++;
    else if (byte === quote) {
      for (at++; ; at++) {
        for (; at <= last; at += 4) {
          const word = view.getInt32(at, true);
          const [quotes, slashes] = [word ^ 0x22222222, word ^ 0x5c5c5c5c];
          if ((((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes)) & 0x80808080) break;
        }
        while (at < bytes.length && bytes[at] !== quote && bytes[at] !== backslash) at++;
        if (at >= bytes.length || bytes[at] === quote) break;
        at++;
      }
    }
  }
  return count;
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at;
    if (unit === backslash) at++;
  }
  return text.length;
}

interface Open {
  /** Null in a list. */
  readonly seen: Set<string> | null;
  step: string | number;
}

function firstRepeated(text: string): Path | undefined {
  const open: Open[] = [];
  /** The text that was read last: a key where a colon follows. */
  let [from, to] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const inner = open.at(-1);
    if (unit === quote) {
      from = at;
      at = closingQuote(text, at + 1);
      to = at + 1;
    } else if (unit === colon && inner?.seen) {
      inner.step = JSON.parse(text.slice(from, to)) as string;
      if (inner.seen.has(inner.step)) return open.map(({ step }) => step);
      inner.seen.add(inner.step);
    } else if (unit === openObject) open.push({ seen: new Set(), step: '' });
    else if (unit === openList) open.push({ seen: null, step: 0 });
    else if (unit === closeObject || unit === closeList) open.pop();
    else if (unit === comma && typeof inner?.step === 'number') inner.step++;
  }
  return undefined;
}
