import { repeatedKey, RepeatedKey } from '../../records/json';

/** A number that a double may not hold: 16 digits in a row, or an exponent of two digits. Rare, and quickly told. */
const maybe = /\d{16}|\d[eE]\+?\d\d\s*[,\]}]/;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * `JSON.parse`, but whole numbers beyond 2^53 become the text that they are written as, so that ids which differ
 * stay different (RFC 8259, section 6); numbers written with an exponent from 10^15 on as well.
 */
export function parseExact(text: string): unknown {
  return JSON.parse(maybe.test(text) ? withTexts(text) : text);
}

/** As `parseExact`, and a repeated key is refused. Throws a SyntaxError; for a repeated key `RepeatedKey`. */
export function parseExactOnce(text: string): unknown {
  const value = parseExact(text);
  const path = repeatedKey(text, value);
  if (path !== undefined) throw new RepeatedKey(path);
  return value;
}

/** Does `JSON.parse` of this text lose digits? */
export const losesDigits = (text: string): boolean => maybe.test(text) && withTexts(text) !== text;

function withTexts(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) at = endOfText(text, at);
    else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      number.lastIndex = at;
      const token = number.exec(text)?.[0];
      if (token === undefined) return text;
      if (isInexact(token)) {
        parts.push(text.slice(from, at), '"', token, '"');
        from = at + token.length;
      }
      at += token.length;
    } else at++;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from);
}

function isInexact(token: string): boolean {
  const size = Math.abs(Number(token));
  if (/[eE]/.test(token)) return size >= 1e15;
  return size > Number.MAX_SAFE_INTEGER;
}

/** The place after the quotation mark that closes the text which begins at `from`. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === 0x5c) escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
}
