import { ArraySplitter } from '../../intake/reading/array-splitter';
import { Peekable } from '../../intake/reading/bytes';
import { containerOf, hasByteOrderMark, headLength, isGzip } from '../../intake/reading/container';
import { GzipBroken, gunzip } from '../../intake/reading/gunzip';
import { LineSplitter } from '../../intake/reading/line-splitter';
import type { RecordText } from './record-text';

const pieceBytes = 4 * 1024 * 1024;
const newline = 0x0a;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export interface SearchSink {
  /** Lines (of an array: elements) read since the last call, and packed bytes taken so far. */
  read(lines: number, bytes: number): void;
  /** A record that holds the text begins at this byte of the unpacked file. Returns false to stop. */
  hit(byteOffset: number): boolean;
}

/**
 * Looks for a text in the records of one file: JSON lines or an array, plain or gzipped, one piece after the other, so
 * that memory holds some blocks whatever the size. Rejects when the file can no longer be read; a gzip file that breaks
 * off is searched up to there, as it was loaded.
 */
export async function searchBlob(blob: Blob, text: RecordText, sink: SearchSink): Promise<void> {
  let bytes = 0;
  const packed = new Peekable(piecesOfBlob(blob, (taken) => (bytes = taken)));
  const isPacked = isGzip(await packed.peek(2));
  const unpacked = new Peekable(isPacked ? gunzip(packed.rest()) : packed.rest());
  try {
    const head = await unpacked.peek(headLength);
    const shape = containerOf(head);
    if ('problem' in shape) return;
    const mark = hasByteOrderMark(head) ? 3 : 0;
    let isOver = false;
    const found = (at: number) => {
      if (!isOver) isOver = !sink.hit(at);
    };
    const splitter =
      shape.container === 'jsonl'
        ? linesOf(text, found, (lines) => sink.read(lines, bytes), mark)
        : elementsOf(text, found, (lines) => sink.read(lines, bytes), mark);
    let skip = mark;
    for await (const piece of unpacked.rest()) {
      splitter.push(piece.subarray(skip));
      skip = Math.max(0, skip - piece.length);
      if (isOver) return;
    }
    splitter.end();
  } catch (reason) {
    if (!(reason instanceof GzipBroken)) throw reason;
  } finally {
    await unpacked.close();
    await packed.close();
  }
}

async function* piecesOfBlob(blob: Blob, onTaken: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += pieceBytes) {
    const to = Math.min(from + pieceBytes, blob.size);
    yield new Uint8Array(await blob.slice(from, to).arrayBuffer());
    onTaken(to);
  }
}

function linesOf(
  text: RecordText,
  found: (at: number) => void,
  read: (lines: number) => void,
  start: number,
) {
  return new LineSplitter(
    {
      lines: (bytes, _first, offset) => {
        const block = decoder.decode(bytes);
        const mayHold = text.mayHold(block);
        let newlines = 0;
        let lines = 0;
        let textFrom = 0;
        for (let from = 0; from < bytes.length;) {
          const end = bytes.indexOf(newline, from);
          const to = end < 0 ? bytes.length : end;
          if (to > from) lines += 1;
          if (mayHold) {
            const textEnd = block.indexOf('\n', textFrom);
            const line = block.slice(textFrom, textEnd < 0 ? undefined : textEnd);
            if (to > from && text.mayHold(line) && text.holds(line)) found(offset + from);
            textFrom = textEnd + 1;
          }
          if (end < 0) break;
          newlines += 1;
          from = end + 1;
        }
        read(lines);
        return newlines;
      },
      tooLong: () => read(1),
    },
    start,
  );
}

function elementsOf(
  text: RecordText,
  found: (at: number) => void,
  read: (lines: number) => void,
  start: number,
) {
  return new ArraySplitter(
    {
      element: (bytes, _line, offset) => {
        const json = decoder.decode(bytes);
        if (text.mayHold(json) && text.holds(json)) found(offset);
        read(1);
      },
      tooLong: () => read(1),
      broken: () => undefined,
      ended: () => undefined,
    },
    start,
  );
}
