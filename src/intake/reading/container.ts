import type { Container } from './batch';

export const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

export const hasByteOrderMark = (head: Uint8Array) => byteOrderMark.every((byte, at) => head[at] === byte);

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b;

/** So many first bytes decide what a file is. */
export const headLength = 4096;

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['a ZIP archive: unpack it first', [0x50, 0x4b, 0x03, 0x04]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['packed with Zstandard: unpack it, or pack it with gzip', [0x28, 0xb5, 0x2f, 0xfd]],
  ['packed with bzip2: unpack it, or pack it with gzip', [0x42, 0x5a, 0x68]],
  ['packed with xz: unpack it, or pack it with gzip', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['UTF-16 text: save it as UTF-8', [0xff, 0xfe]],
  ['UTF-16 text: save it as UTF-8', [0xfe, 0xff]],
];

/** So many bytes that are zero may stand in a text: damage, not another encoding. */
const strayZeros = 3;
const wanted = 'Shadowproof reads JSON lines or a JSON array, plain or packed with gzip.';

const plain = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A first line such as `[INFO] started`, `[1]` or `[] and a word`: its bracket opens no array of records, for a text, a
 * number or a word follows it, the line closes it, and a line below begins an object. Or `[pod/opa-1/opa] {`: an object follows.
 */
function isLineInBrackets(text: string): boolean {
  const [first = '', ...others] = text.trimStart().split('\n');
  const inside = first.slice(1).trimStart();
  if (inside.startsWith('{') || !inside.includes(']') || first.trimEnd().endsWith(',')) return false;
  if (/^\]\s*([[{]|$)/.test(inside)) return false;
  return /^[^\]{"]*\] \{/.test(inside) || others.some((line) => line.startsWith('{'));
}

/**
 * What the unpacked text is, by its first bytes; or, in plain words, why it cannot be a log.
 * A file whose first character is `[` is an array, unless it is the beginning of a line in brackets;
 * any other text is read line by line.
 */
export function containerOf(head: Uint8Array): { container: Container } | { problem: string } {
  if (head.length === 0) return { problem: 'The file is empty.' };
  for (const [what, bytes] of signatures) {
    if (bytes.every((byte, at) => head[at] === byte)) return { problem: `The file is ${what}. ${wanted}` };
  }
  if (isGzip(head)) return { problem: `The file is packed with gzip twice: unpack it once. ${wanted}` };
  let [controls, zeros] = [0, 0];
  const sample = head.subarray(0, headLength);
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
    if (byte === 0) zeros++;
  }
  // A stray U+0000 spoils its line, not the file.
  if (zeros > Math.max(strayZeros, sample.length / 100) || controls * 20 > sample.length) {
    return { problem: `The file is binary, not text. ${wanted}` };
  }
  const start = hasByteOrderMark(head) ? 3 : 0;
  const first = sample.subarray(start).find((byte) => byte > 0x20);
  const isArray = first === 0x5b && !isLineInBrackets(plain.decode(sample.subarray(start)));
  return { container: isArray ? 'json-array' : 'jsonl' };
}
