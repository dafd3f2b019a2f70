/** Keeps a byte order mark in the text, so that characters and bytes stay aligned. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or `undefined` when the bytes are not UTF-8. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Position of the first byte that cannot be UTF-8 (RFC 3629), or -1. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const isNext = (step: number, low = 0x80, high = 0xbf) => {
    const byte = bytes[at + step];
    return byte !== undefined && byte >= low && byte <= high;
  };
  if (first >= 0xc2 && first <= 0xdf) return isNext(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return isNext(1, low, high) && isNext(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return isNext(1, low, high) && isNext(2) && isNext(3) ? 4 : 0;
  }
  return 0;
}

/** Windows-1252 from 0x80 to 0x9f (WHATWG Encoding); the rest is Latin-1. Some platforms read those 32 as Latin-1 too. */
const windows1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

function decodeWindows(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : String.fromCharCode(byte);
  return text;
}

function hasLongCharacter(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80 && lengthAt(bytes, at) > 1) return true;
  return false;
}

/**
 * Text as UTF-8; where it is none and holds no character that only UTF-8 writes, as Windows-1252, in which no two
 * texts become one. `undefined`: UTF-8 that is damaged.
 */
export function decodeAny(bytes: Uint8Array): { text: string; isWindows: boolean } | undefined {
  const text = decode(bytes);
  if (text !== undefined) return { text, isWindows: false };
  return hasLongCharacter(bytes) ? undefined : { text: decodeWindows(bytes), isWindows: true };
}

export const windowsWords = 'text that is not UTF-8 was read as Windows-1252';

/** What stands where UTF-8 text should be. */
export function invalidByte(bytes: Uint8Array, offset = 0): string {
  const at = firstInvalidByte(bytes);
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return `byte 0x${hex} at byte ${offset + at} of the text`;
}
