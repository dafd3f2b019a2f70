/** Hash and nesting bound of one record's bytes, gathered in one pass. */
export interface Body {
  /** 53-bit hash. */
  hash: number;
  /** How many `{` and `[` there are, those in texts included: an upper bound of the depth. */
  openers: number;
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

function finish(hash: number): number {
  let word = hash ^ (hash >>> 16);
  word = Math.imul(word, 0x85ebca6b);
  word ^= word >>> 13;
  word = Math.imul(word, 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/**
 * Hashes `bytes[from, to)` in two 32-bit lanes of MurmurHash3 (Austin Appleby, public domain; the lanes
 * take the constants of its 32-bit and 128-bit forms) and keeps 53 bits. Fast, and not
 * cryptographic: it tells repeated records from changed ones, it does not withstand a forger.
 */
export function scanBody(bytes: Uint8Array, view: DataView, from: number, to: number): Body {
  let one = 0x9747b28c;
  let two = 0x3c6ef372;
  let openers = 0;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = view.getInt32(at, true);
    // `{` and `[` differ in bit 5 only; the well-known test for a zero byte in a word finds both.
    const marks = (word | 0x20202020) ^ 0x7b7b7b7b;
    const zeros = (marks - 0x01010101) & ~marks & 0x80808080;
    if (zeros !== 0) openers += Math.imul(zeros >>> 7, 0x01010101) >>> 24;
    one ^= Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    one = (Math.imul(rotate(one, 13), 5) + 0xe6546b64) | 0;
    two ^= Math.imul(rotate(Math.imul(word, 0x239b961b), 16), 0xab0e9789);
    two = (Math.imul(rotate(two, 19), 5) + 0x561ccd1b) | 0;
  }
  let tail = 0;
  for (let shift = 0; at < to; at++, shift += 8) {
    const byte = bytes[at]!;
    if ((byte | 0x20) === 0x7b) openers++;
    tail |= byte << shift;
  }
  one ^= Math.imul(rotate(Math.imul(tail, 0xcc9e2d51), 15), 0x1b873593);
  two ^= Math.imul(rotate(Math.imul(tail, 0x239b961b), 16), 0xab0e9789);
  const length = to - from;
  one = finish(one ^ length);
  two = finish(two ^ length ^ one);
  return { hash: (two >>> 11) * 2 ** 32 + (one >>> 0), openers };
}

/** Deepest nesting of a JSON text, without parsing it. */
export const depthOf = (text: string): number => nesting(text).deepest;

/** Does the text begin an object and end inside it? */
export const endsInside = (text: string): boolean =>
  text.trimStart().startsWith('{') && nesting(text).open > 0;

function nesting(text: string): { deepest: number; open: number } {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isText) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) isText = false;
    } else if (unit === 0x22) isText = true;
    else if (unit === 0x7b || unit === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return { deepest, open: depth };
}
