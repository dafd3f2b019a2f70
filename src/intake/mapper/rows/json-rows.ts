import { ArraySplitter } from '../../reading/array-splitter';
import { depthOf, endsInside } from '../../reading/body';
import { concat } from '../../reading/bytes';
import { containerOf, hasByteOrderMark } from '../../reading/container';
import { losesDigits, parseExact } from '../../reading/exact-json';
import { asFound } from '../../reading/explain';
import { maxDepth } from '../../reading/limits';
import { LineSplitter } from '../../reading/line-splitter';
import { decodeAny, invalidByte } from '../../reading/utf8';
import type { Row } from './path';
import { NoRows, type RowOrBad } from './row';
import { isObject } from '../../../records/unknown';

const plain = new TextDecoder('utf-8', { ignoreBOM: true });
/** A JSON value that is one document, such as a page of an API, is held whole. */
const maxDocumentBytes = 128 * 1024 * 1024;

export interface JsonOptions {
  /** Lines that are no JSON belong to other logs. */
  readonly mixed: boolean;
}

/** The values of JSON lines, of a JSON array, or one document over many lines. */
export async function* jsonRows(
  pieces: AsyncIterable<Uint8Array>,
  { mixed }: JsonOptions,
): AsyncGenerator<RowOrBad[]> {
  let found: RowOrBad[] = [];
  const take = () => {
    const all = found;
    found = [];
    return all;
  };
  const one = (bytes: Uint8Array, line: number, byteOffset: number, isLast = false) => {
    const decoded = decodeAny(bytes);
    const text = decoded?.text ?? plain.decode(bytes);
    if (text.trim() === '') return;
    const value = parsed(text);
    if (value !== undefined && decoded === undefined)
      found.push({ line, expected: 'UTF-8 text', found: invalidByte(bytes, byteOffset) });
    else if (value === undefined) {
      const isEnd = isLast && endsInside(text);
      found.push({
        line,
        expected: 'a JSON object',
        found: asFound(text),
        ...(isEnd ? { isEnd } : mixed ? { isOther: true } : {}),
      });
    } else
      found.push({ ...rowOf(value, text, decoded?.isWindows), line, byteOffset, byteLength: bytes.length });
  };
  let splitter: { push(piece: Uint8Array): void; end(): void } | undefined;
  let document: Uint8Array[] | undefined;
  let documentBytes = 0;
  const lines = (bytes: Uint8Array, firstLine: number, offset: number) => {
    let line = firstLine;
    for (let from = 0; from < bytes.length; line++) {
      const next = bytes.indexOf(0x0a, from);
      const to = next < 0 ? bytes.length : next;
      const end = to > from && bytes[to - 1] === 0x0d ? to - 1 : to;
      one(bytes.subarray(from, end), line, offset + from, next < 0);
      from = to + 1;
      if (next < 0) return line - firstLine;
    }
    return line - firstLine;
  };
  const tooLong = (line: number, start: Uint8Array) =>
    void found.push({ line, expected: 'a value of at most 8 MiB', found: asFound(plain.decode(start)) });
  const split = (piece: Uint8Array) => {
    let rest = piece;
    if (splitter === undefined && document === undefined) {
      const skip = hasByteOrderMark(piece) ? 3 : 0;
      rest = piece.subarray(skip);
      const shape = containerOf(piece.subarray(0, 4096));
      if ('problem' in shape) throw new NoRows(shape.problem);
      if (shape.container === 'json-array') {
        const broken = (line: number, expected: string, bytes: Uint8Array) =>
          void found.push({ line, expected, found: asFound(plain.decode(bytes)) });
        const ended = (line: number, expected: string, bytes: Uint8Array) =>
          void found.push({ line, expected, found: asFound(plain.decode(bytes)), isEnd: true });
        const element = (bytes: Uint8Array, line: number, at: number) => one(bytes, line, at);
        splitter = new ArraySplitter({ element, tooLong, broken, ended }, skip);
      } else if (isDocument(rest)) document = [];
      else splitter = new LineSplitter({ lines, tooLong }, skip);
    }
    if (document !== undefined) {
      document.push(rest);
      documentBytes += rest.length;
      if (documentBytes > maxDocumentBytes)
        throw new NoRows('One JSON document of more than 128 MiB: save it as JSON lines.');
    } else splitter?.push(rest);
  };
  try {
    for await (const piece of pieces) {
      split(piece);
      if (found.length > 0) yield take();
    }
  } catch (reason) {
    // The whole lines before the place where the source breaks count.
    if (splitter instanceof LineSplitter) splitter.breakOff();
    if (found.length > 0) yield take();
    throw reason;
  }
  if (document !== undefined) yield* documentRows(document);
  splitter?.end();
  if (found.length > 0) yield take();
}

/**
 * Does the first line begin an object that goes on below? Where another line begins with a bracket as well,
 * these are lines, of which the first is damaged.
 */
function isDocument(head: Uint8Array): boolean {
  const [first = '', ...others] = plain.decode(head.subarray(0, 65_536)).trimStart().split('\n');
  if (!first.startsWith('{') || others.length === 0 || parsed(first) !== undefined) return false;
  return !others.some((line) => line.startsWith('{'));
}

/** The value as a row; where ids had too many digits for a number also as its chain sees it. */
function rowOf(value: Record<string, unknown>, text: string, isWindows = false) {
  const attested =
    value.attestation !== undefined && losesDigits(text) ? { attested: JSON.parse(text) as Row } : {};
  return { row: value, ...attested, ...(isWindows ? { isWindows } : {}) };
}

function* documentRows(pieces: Uint8Array[]): Generator<RowOrBad[]> {
  const bytes = concat(pieces.splice(0));
  const decoded = decodeAny(bytes);
  if (decoded === undefined) {
    yield [{ line: 1, expected: 'UTF-8 text', found: invalidByte(bytes), isEnd: true }];
    return;
  }
  const { text, isWindows } = decoded;
  const value = parsed(text);
  if (value === undefined)
    yield [{ line: 1, expected: 'a valid JSON document', found: asFound(text), isEnd: true }];
  else yield [{ ...rowOf(value, text, isWindows), line: 1, byteOffset: 0, byteLength: 0 }];
}

function parsed(text: string): Record<string, unknown> | undefined {
  if (text.length > 100 && depthOf(text) > maxDepth) return undefined;
  try {
    const value = parseExact(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
