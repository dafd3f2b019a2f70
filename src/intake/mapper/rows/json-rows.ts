import { ArraySplitter } from '../../reading/array-splitter';
import { endsInside } from '../../reading/body';
import { Peekable } from '../../reading/bytes';
import { containerOf, hasByteOrderMark } from '../../reading/container';
import { losesDigits } from '../../reading/exact-json';
import { asFound } from '../../reading/explain';
import { LineSplitter } from '../../reading/line-splitter';
import { decodeAny, invalidByte } from '../../reading/utf8';
import { DocumentSplitter, startOf } from './document-splitter';
import { type FoundObject, isDocument, objectsIn } from './json-text';
import type { Row } from './path';
import { NoRows, type RowOrBad } from './row';

const plain = new TextDecoder('utf-8', { ignoreBOM: true });
/** So many first bytes decide how a text is cut into values. */
const headBytes = 65_536;

export interface JsonOptions {
  /** Lines that are no JSON belong to other logs. */
  readonly mixed: boolean;
}

/** The values of JSON lines, of a JSON array, or of documents over many lines, each as it stands or glued to others. */
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
    const objects = objectsIn(text);
    if (objects === undefined) {
      const isEnd = isLast && endsInside(text);
      found.push({
        line,
        expected: 'a JSON object',
        found: asFound(text),
        ...(isEnd ? { isEnd } : mixed ? { leftOut: 'lines that are no JSON' } : {}),
      });
    } else if (decoded === undefined)
      found.push({ line, expected: 'UTF-8 text', found: invalidByte(bytes, byteOffset) });
    else {
      const place = { line, byteOffset, byteLength: bytes.length };
      const marks = {
        ...(decoded.isWindows ? { isWindows: true } : {}),
        ...(objects.isUnwrapped ? { isUnwrapped: true } : {}),
      };
      for (const each of objects.all) found.push({ ...rowOf(each), ...place, ...marks });
    }
  };
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
  const bad = (line: number, expected: string, bytes: Uint8Array, isEnd = false) =>
    void found.push({ line, expected, found: startOf(bytes), ...(isEnd ? { isEnd } : {}) });

  const input = new Peekable(pieces);
  const head = await input.peekWhole(headBytes);
  let skip = hasByteOrderMark(head) ? 3 : 0;
  const start = head.subarray(skip, headBytes);
  const splitterOf = () => {
    const shape = containerOf(head.subarray(0, 4096));
    if ('problem' in shape) input.throwFailure();
    if ('problem' in shape) throw new NoRows(shape.problem);
    if (shape.container === 'json-array') {
      const element = (bytes: Uint8Array, line: number, at: number) => one(bytes, line, at);
      const ended = (line: number, expected: string, bytes: Uint8Array) => bad(line, expected, bytes, true);
      return new ArraySplitter({ element, tooLong, broken: bad, ended }, skip);
    }
    if (!isDocument(plain.decode(start))) return new LineSplitter({ lines, tooLong }, skip);
    return new DocumentSplitter(
      {
        document: (bytes, line, at) => {
          one(bytes, line, at);
          const last = found.at(-1);
          if (last !== undefined && 'row' in last) found[found.length - 1] = { ...last, isUnwrapped: true };
        },
        between: (bytes, line) => one(bytes, line, 0),
        ended: (bytes, line) => bad(line, 'a valid JSON document', bytes, true),
      },
      skip,
    );
  };
  const splitter = splitterOf();
  try {
    for await (const piece of input.rest()) {
      splitter.push(piece.subarray(skip));
      skip = Math.max(0, skip - piece.length);
      if (found.length > 0) yield take();
    }
  } catch (reason) {
    // The whole lines before the place where the source breaks count.
    if (splitter instanceof LineSplitter) splitter.breakOff();
    if (found.length > 0) yield take();
    throw reason;
  }
  splitter.end();
  if (found.length > 0) yield take();
}

/** The value as a row; where ids had too many digits for a number also as its chain sees it. */
function rowOf({ value, text }: FoundObject): { row: Row; attested?: Row } {
  const isRounded = value.attestation !== undefined && losesDigits(text);
  return { row: value, ...(isRounded ? { attested: JSON.parse(text) as Row } : {}) };
}
