import {
  backslash,
  closeList,
  closeObject,
  colon,
  openList,
  openObject,
  quote,
} from '../../reading/json-bytes';

const decoder = new TextDecoder();

/** The place after the quotation mark that closes the text which begins at `from`. */
function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(quote, from + 1); at >= 0; at = bytes.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (bytes[at - 1 - escapes] === backslash) escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
  return bytes.length;
}

const afterSpace = (bytes: Uint8Array, from: number) => {
  let at = from;
  while (at < bytes.length && bytes[at]! <= 0x20) at++;
  return at;
};

/** The place after the bracket that closes the list or object which begins at `from`; -1 where none does. */
function endOfNested(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = endOfText(bytes, at) - 1;
    else if (byte === openObject || byte === openList) depth++;
    else if ((byte === closeObject || byte === closeList) && --depth === 0) return at + 1;
  }
  return -1;
}

/**
 * Where in the bytes of a JSON object the list stands to which the names lead (`['hits', 'hits']`); undefined where
 * none does. Nothing is parsed, so that its elements can be read one by one.
 */
export function listInside(
  bytes: Uint8Array,
  names: readonly string[],
): { readonly from: number; readonly to: number } | undefined {
  let at = bytes.indexOf(openObject) + 1;
  for (let matched = 0; at > 0 && at < bytes.length;) {
    const byte = bytes[at];
    if (byte === closeObject) return undefined;
    if (byte === openObject || byte === openList) {
      at = endOfNested(bytes, at);
      continue;
    }
    if (byte !== quote) {
      at++;
      continue;
    }
    const end = endOfText(bytes, at);
    const after = afterSpace(bytes, end);
    const name = bytes[after] === colon ? decoder.decode(bytes.subarray(at + 1, end - 1)) : undefined;
    at = end;
    if (name === undefined || name !== names[matched]) continue;
    const value = afterSpace(bytes, after + 1);
    if (matched === names.length - 1) {
      const to = bytes[value] === openList ? endOfNested(bytes, value) : -1;
      return to < 0 ? undefined : { from: value, to };
    }
    if (bytes[value] !== openObject) return undefined;
    matched++;
    at = value + 1;
  }
  return undefined;
}
