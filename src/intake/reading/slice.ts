import type { Accepted, ReadBatch, ReadOptions } from './batch';
import { concat } from './bytes';
import { hasByteOrderMark } from './container';
import { maxRecordBytes } from './limits';
import { RecordReader } from './record-reader';
import type { Shapes } from './shapes/shapes';

/** Random access to the bytes of a plain file. */
export interface RangeReader {
  readonly size: number;
  /** `[from, to)`, both inside the file. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** The lines that start inside one range of a file. */
export interface Slice {
  /** Whole lines; the last one goes on beyond the range to its newline. */
  readonly bytes: Uint8Array;
  readonly byteOffset: number;
  /** How many lines start in the range, blank ones included. */
  readonly lines: number;
  /** The last line is longer than a record may be: its beginning, not part of `bytes`. */
  readonly tooLong?: Uint8Array;
}

const newline = 0x0a;
const stepBytes = 256 * 1024;

/**
 * Cuts out the lines that start in `[from, to)`. Ranges that cover a file give every line once,
 * whichever the ranges are; the sum of `lines` before a slice is the line number before its first line.
 */
export async function openSlice(file: RangeReader, from: number, to: number): Promise<Slice> {
  // The byte before the range says whether a line starts right at its beginning.
  const raw = await file.read(Math.max(0, from - 1), to);
  let start = 0;
  if (from > 0) {
    start = raw.indexOf(newline) + 1;
    if (start === 0 || start === raw.length) return { bytes: raw.subarray(0, 0), byteOffset: to, lines: 0 };
  }
  const base = Math.max(0, from - 1);
  let lines = raw.length > start ? 1 : 0;
  for (
    let at = raw.indexOf(newline, start);
    at >= 0 && at + 1 < raw.length;
    at = raw.indexOf(newline, at + 1)
  )
    lines++;
  if (raw[raw.length - 1] === newline || to >= file.size) {
    return withoutMark({ bytes: raw.subarray(start), byteOffset: base + start, lines });
  }
  const lastStart = Math.max(start, raw.lastIndexOf(newline) + 1);
  const rest = await finishLine(file, to, maxRecordBytes - (raw.length - lastStart));
  if (rest === undefined) {
    const tooLong = raw.slice(lastStart, lastStart + 200);
    return withoutMark({ bytes: raw.subarray(start, lastStart), byteOffset: base + start, lines, tooLong });
  }
  return withoutMark({ bytes: concat([raw.subarray(start), ...rest]), byteOffset: base + start, lines });
}

/** The bytes from `from` to the next newline, or `undefined` when that takes more than `limit` bytes. */
async function finishLine(file: RangeReader, from: number, limit: number): Promise<Uint8Array[] | undefined> {
  const pieces: Uint8Array[] = [];
  for (let at = from; at < file.size;) {
    const piece = await file.read(at, Math.min(at + stepBytes, file.size));
    const end = piece.indexOf(newline);
    if (at - from + (end < 0 ? piece.length : end) > limit) return undefined;
    pieces.push(end < 0 ? piece : piece.subarray(0, end + 1));
    if (end >= 0) break;
    at += piece.length;
  }
  return pieces;
}

function withoutMark(slice: Slice): Slice {
  if (slice.byteOffset > 0 || !hasByteOrderMark(slice.bytes)) return slice;
  return { ...slice, bytes: slice.bytes.subarray(3), byteOffset: 3 };
}

const plain = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads a slice whose first line is `firstLine` of the file. Only the slice that holds the file's first
 * record (`isStart`) can refuse the file for its version. `bytes` of the batch is what the caller says
 * the range was. With `give`, each accepted record is handed on while it is young and the batch holds none;
 * what was given of a batch with `problem` does not count.
 */
export function readSlice(
  slice: Slice,
  options: ReadOptions & {
    readonly firstLine: number;
    readonly isStart: boolean;
    readonly rangeBytes: number;
    readonly give?: (accepted: Accepted) => void;
    /** With `give`: what was learned of how records are written. A record given is then valid only during the call. */
    readonly shapes?: Shapes;
  },
): ReadBatch {
  const reader = new RecordReader(options, options.isStart, options.give, options.shapes);
  reader.readLines(slice.bytes, options.firstLine, slice.byteOffset);
  if (slice.tooLong) reader.rejectTooLong(options.firstLine + slice.lines - 1, plain.decode(slice.tooLong));
  return reader.tally.take(options.rangeBytes, 'jsonl', false, reader.refusal);
}
