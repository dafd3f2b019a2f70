import type { ArrowData } from '@uwdata/flechette';
import { decodeIPCStream } from '@uwdata/flechette/src/decode/decode-ipc.js';
import { readInt32, readObject, readOffset, readInt64, readUint8 } from '@uwdata/flechette/src/util/read.js';
import { maxDepth } from '../reading/limits';
import { CannotUnpack } from './budget';

const mark = 'ARROW1';
const firstFeather = 'FEA1';
const fileHead = 8;
const continuation = -1;
/** Columns, those inside others included. */
const mostFields = 10_000;

const damaged = () => new CannotUnpack('its Arrow data is damaged or ends early');

/** The messages of a file without its marks and its footer, which only says again where they are; or of a stream. */
function messagesIn(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const textAt = (at: number) => new TextDecoder('latin1').decode(bytes.subarray(at, at + mark.length));
  if (textAt(0).startsWith(firstFeather))
    throw new CannotUnpack('it is Feather of the first version: save it as Feather 2 or Parquet');
  if (textAt(0) !== mark) return bytes;
  const end = bytes.length - mark.length;
  const footer = readInt32(bytes, end - 4);
  if (textAt(end) !== mark || footer < 0 || end - 4 - footer < fileHead) throw damaged();
  return bytes.subarray(fileHead, end - 4 - footer);
}

/**
 * What an Arrow file or stream (columnar format 1.5) holds, and whether its end is marked. No list in it may claim to be
 * longer than the bytes it is in: whoever reads it takes its word.
 */
export function arrowData(all: Uint8Array<ArrayBuffer>): { data: ArrowData; isEnded: boolean } {
  const bytes = messagesIn(all);
  let at = 0;
  let isEnded = false;
  while (!isEnded && at < bytes.length) {
    const first = readInt32(bytes, at);
    at += 4;
    const length = first === continuation ? readInt32(bytes, at) : first;
    if (first === continuation) at += 4;
    if (length === 0) isEnded = true;
    const head = bytes.subarray(at, at + length);
    if (length < 0 || head.length < length) throw damaged();
    at += length;
    if (!isEnded) at += checked(head, bytes.length - at);
  }
  // A file's footer is the mark of its end.
  return { data: decodeIPCStream(bytes), isEnded: isEnded || bytes !== all };
}

const schema = 1;
const dictionary = 2;
const recordBatch = 3;

/** Checks the lists in a message's head; gives the length of its body. */
function checked(head: Uint8Array, left: number): number {
  const get = readObject(head, 0);
  const kind = get(6, readUint8, 0);
  const at = get(8, readOffset, 0);
  const body = get(10, readInt64, 0);
  if (body < 0 || body > left) throw damaged();
  if (at === 0) return body;
  if (kind === schema) checkFields(head, at, 6, 8);
  if (kind === dictionary) checkBatch(head, readObject(head, at)(6, readOffset, 0));
  if (kind === recordBatch) checkBatch(head, at);
  return body;
}

function lengthOf(head: Uint8Array, at: number, stride: number): number {
  if (at === 0) return 0;
  const length = readInt32(head, at + readInt32(head, at));
  if (length < 0 || length * stride > head.length) throw damaged();
  return length;
}

function checkBatch(head: Uint8Array, at: number): void {
  const get = readObject(head, at);
  lengthOf(head, get(6, readOffset, 0), 16);
  lengthOf(head, get(8, readOffset, 0), 16);
  lengthOf(head, get(12, readOffset, 0), 8);
}

/** Fields may refer to the same bytes again and again: they are counted, and may stand in each other so deep. */
function checkFields(head: Uint8Array, start: number, fieldsKey: number, metadataKey: number): void {
  let count = 0;
  const check = (at: number, fields: number, metadata: number, depth: number): void => {
    const get = readObject(head, at);
    lengthOf(head, get(metadata, readOffset, 0), 4);
    const list = get(fields, readOffset, 0);
    const length = lengthOf(head, list, 4);
    count += length;
    if (count > mostFields) throw new CannotUnpack(`it holds more than ${mostFields} columns`);
    if (depth > maxDepth) throw new CannotUnpack(`more than ${maxDepth} lists stand inside each other in it`);
    const base = list + readInt32(head, list) + 4;
    for (let index = 0; index < length; index++) check(base + index * 4, 14, 16, depth + 1);
  };
  check(start, fieldsKey, metadataKey, 0);
}
