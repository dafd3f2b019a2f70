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
