import { ArraySplitter } from '../../reading/array-splitter';
import { endsInside } from '../../reading/body';
import { Peekable } from '../../reading/bytes';
import { containerOf, hasByteOrderMark } from '../../reading/container';
import { losesDigits } from '../../reading/exact-json';
import { repeatedKey } from '../../../records/json';
import { asFound, repeatedFault } from '../../reading/explain';
import { LineSplitter } from '../../reading/line-splitter';
import { decodeAny, invalidByte } from '../../reading/utf8';
import { listInside } from './array-inside';
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
  /** Where rows may stand in a document, as plain names. */
  readonly paths?: readonly string[];
}

/** A document that is larger is not parsed as a whole where it is known where its rows stand. */
const largeBytes = 1024 * 1024;
const plainPath = /^[^.[\]{}*]+(?:\.[^.[\]{}*]+)*$/;

/** The values of JSON lines, of a JSON array, or of documents over many lines, each as it stands or glued to others. */
export async function* jsonRows(
  pieces: AsyncIterable<Uint8Array>,
  { mixed, paths = [] }: JsonOptions,
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
      for (const each of objects.all) {
        const twice = repeatedKey(each.text, each.value, each.text === text ? bytes : undefined);
        found.push(
          twice === undefined ? { ...rowOf(each), ...place, ...marks } : { line, ...repeatedFault(twice) },
        );
      }
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
          const list = bytes.length < largeBytes ? undefined : listAt(bytes);
          const twice = list === undefined ? undefined : repeatedAround(bytes, list);
          if (twice !== undefined) return void found.push({ line, ...repeatedFault(twice) });
          if (list !== undefined) return void large.push({ bytes, line, at, ...list });
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
  /** Elements of a list inside a document, some at a time. */
  function* elementsOf({ bytes, line, at, from, to }: LargeDocument): Generator<RowOrBad[]> {
    const before = newlines(bytes.subarray(0, from)) + line - 1;
    const element = (own: Uint8Array, ownLine: number, place: number) => {
      one(own, ownLine + before, place);
      const last = found.at(-1);
      if (last !== undefined && 'row' in last)
        found[found.length - 1] = { ...last, isUnwrapped: true, isInside: true };
    };
    const fault = (ownLine: number, expected: string, own: Uint8Array) =>
      bad(ownLine + before, expected, own);
    const elements = new ArraySplitter(
      { element, tooLong: (ownLine, own) => tooLong(ownLine + before, own), broken: fault, ended: fault },
      at + from,
    );
    for (let start = from; start < to; start += headBytes) {
      elements.push(bytes.subarray(start, Math.min(start + headBytes, to)));
      if (found.length > 0) yield take();
    }
    elements.end();
    if (found.length > 0) yield take();
  }
  const large: LargeDocument[] = [];
  const listAt = (bytes: Uint8Array) => {
    for (const path of paths.filter((each) => plainPath.test(each))) {
      const list = listInside(bytes, path.split('.'));
      if (list !== undefined) return list;
    }
    return undefined;
  };
  const splitter = splitterOf();
  try {
    for await (const piece of input.rest()) {
      splitter.push(piece.subarray(skip));
      skip = Math.max(0, skip - piece.length);
      if (found.length > 0) yield take();
      for (const each of large.splice(0)) yield* elementsOf(each);
    }
  } catch (reason) {
    // The whole lines before the place where the source breaks count.
    if (splitter instanceof LineSplitter) splitter.breakOff();
    if (found.length > 0) yield take();
    throw reason;
  }
  splitter.end();
  if (found.length > 0) yield take();
  for (const each of large.splice(0)) yield* elementsOf(each);
}

/** A document whose rows stand in the list from `from` to `to`. */
interface LargeDocument {
  readonly bytes: Uint8Array;
  readonly line: number;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A key that the document holds twice outside the list, or the list's own: which of its values counts, nothing tells. */
function repeatedAround(bytes: Uint8Array, { from, to }: Pick<LargeDocument, 'from' | 'to'>) {
  const text = `${plain.decode(bytes.subarray(0, from))}[]${plain.decode(bytes.subarray(to))}`;
  try {
    return repeatedKey(text, JSON.parse(text));
  } catch {
    return undefined;
  }
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}

/** The value as a row; where ids had too many digits for a number also as its chain sees it. */
function rowOf({ value, text }: FoundObject): { row: Row; attested?: Row } {
  const isChained = [value.attestation, value.entry_hash, value.agentmeshentryhash].some(
    (said) => said !== undefined,
  );
  const isRounded = isChained && losesDigits(text);
  return { row: value, ...(isRounded ? { attested: JSON.parse(text) as Row } : {}) };
}
