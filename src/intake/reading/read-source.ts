import { ArraySplitter } from './array-splitter';
import type { Container, ReadBatch, ReadOptions } from './batch';
import { type ByteSource, Peekable } from './bytes';
import { containerOf, hasByteOrderMark, headLength, isGzip } from './container';
import { GzipBroken, gunzip } from './gunzip';
import { cut } from './limits';
import { LineSplitter } from './line-splitter';
import { RecordReader } from './record-reader';
import { isZone } from './zone';

/** A batch is handed on when so many records wait in it. */
const batchRecords = 4096;

/** Why this zone cannot be used for a file, or `undefined`. */
export const zoneProblem = (zone: string | undefined): string | undefined =>
  zone === undefined || isZone(zone)
    ? undefined
    : `“${cut(zone)}” is no time zone: give a name such as Europe/Berlin.`;

/**
 * Reads a whole source from its first byte: JSON lines or a JSON array, plain or gzipped, told apart by
 * their bytes. Yields at least one batch. Wrong records are rejections, a file that cannot be a log is
 * a batch with `problem`; throws only what the source itself throws. Memory is bounded by the longest
 * permitted record and one batch.
 */
export async function* readSource(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadBatch> {
  const input = new Peekable(source);
  try {
    yield* read(input, options);
  } finally {
    await input.close();
  }
}

async function* read(input: Peekable, options: ReadOptions): AsyncGenerator<ReadBatch> {
  const gzipped = isGzip(await input.peek(2));
  const text = new Peekable(gzipped ? gunzip(input.rest()) : keepFrom(input));
  let broken: GzipBroken | undefined;
  const guard = (reason: unknown) => {
    if (!(reason instanceof GzipBroken)) throw reason;
    broken = reason;
  };
  let head: Uint8Array = new Uint8Array(0);
  await text.peek(headLength).then((bytes) => void (head = bytes), guard);
  if (broken) head = await text.peek(0);

  const shape = containerOf(head);
  const container: Container = 'container' in shape ? shape.container : 'jsonl';
  let bytes = 0;
  const taken = () => input.taken - bytes;
  const take = (problem?: string) => {
    const batch = reader.tally.take(taken(), container, gzipped, problem);
    bytes = input.taken;
    return batch;
  };
  const wrongZone = zoneProblem(options.zone);
  const reader = new RecordReader(wrongZone ? { file: options.file } : options, true);
  if (wrongZone) return yield take(wrongZone);
  if ('problem' in shape) {
    return yield take(
      broken && head.length === 0 ? `The file cannot be unpacked: ${broken.message}.` : shape.problem,
    );
  }

  const splitter = splitterOf(reader, container, hasByteOrderMark(head) ? 3 : 0);
  try {
    let skip = hasByteOrderMark(head) ? 3 : 0;
    for await (const piece of text.rest()) {
      splitter.push(piece.subarray(skip));
      skip = Math.max(0, skip - piece.length);
      if (reader.refusal !== undefined) return yield take(reader.refusal);
      if (reader.tally.size >= batchRecords) yield take();
    }
  } catch (reason) {
    guard(reason);
  }
  if (broken) splitter.breakOff(broken);
  else splitter.end();
  yield take(reader.refusal);
}

async function* keepFrom(input: Peekable): AsyncGenerator<Uint8Array> {
  yield* input.rest();
}

interface Splitter {
  push(piece: Uint8Array): void;
  end(): void;
  breakOff(reason: GzipBroken): void;
}

const plain = new TextDecoder('utf-8', { ignoreBOM: true });

function splitterOf(reader: RecordReader, container: Container, offset: number): Splitter {
  const breakOff = (line: number, rest: Uint8Array, reason: GzipBroken) => {
    const found = `${reason.message}${rest.length > 0 ? `, inside: ${plain.decode(rest.subarray(0, 200))}` : ''}`;
    reader.breakOff(line, 'packed data that unpacks to its end', found);
  };
  if (container === 'jsonl') {
    const lines = new LineSplitter(
      {
        lines: (bytes, line, at) => reader.readLines(bytes, line, at),
        tooLong: (line, start) => reader.rejectTooLong(line, plain.decode(start)),
      },
      offset,
    );
    return {
      push: (piece) => lines.push(piece),
      end: () => lines.end(),
      breakOff: (reason) => {
        const rest = lines.breakOff();
        breakOff(lines.line, rest, reason);
      },
    };
  }
  const elements = new ArraySplitter(
    {
      element: (bytes, line, at) => reader.readElement(bytes, line, at),
      tooLong: (line, start) => reader.rejectTooLong(line, plain.decode(start)),
      broken: (line, expected, found) => reader.rejectText(line, expected, plain.decode(found)),
      ended: (line, expected, found) =>
        reader.breakOff(line, expected, plain.decode(found) || 'the end of the file'),
    },
    offset,
  );
  return {
    push: (piece) => elements.push(piece),
    end: () => elements.end(),
    breakOff: (reason) => {
      elements.breakOff(`packed data that unpacks to its end: ${reason.message}`);
    },
  };
}
