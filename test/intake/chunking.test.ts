import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadBatch } from '../../src/intake/reading/batch';
import { LineSplitter } from '../../src/intake/reading/line-splitter';
import { openSlice, readSlice } from '../../src/intake/reading/slice';
import { decision, review } from '../fixtures/records';
import { bytesOf, gzipOf, merge, readAll } from './reading';
import { times } from '../fixtures/times';

const encode = (record: unknown) => JSON.stringify(record);
const records = [
  encode(decision({ rationale: 'Grüße, 日本語 🙂 "quoted" \\ [{' })),
  encode(review({ decision_id: 'd]},{' })),
  encode({ schema_version: '1.0', event_type: 'novel' }),
  encode({ ...decision(), confidence: 'x' }),
];
const bad = ['nonsense', '{"a":', '[]', '', '  ', '{"a":NaN}', '"text, ] with \\" quote"', '7'];
const line = fc.constantFrom(...records, ...bad).map(bytesOf);
const broken = fc.constantFrom(Uint8Array.of(0xff, 0x61), Uint8Array.of(0x61, 0xe2, 0x82));
const end = fc.constantFrom('\n', '\r\n', '\n\n').map(bytesOf);
const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const jsonl = fc
  .tuple(
    fc.constantFrom('', '\ufeff').map(bytesOf),
    fc.array(fc.tuple(fc.oneof({ weight: 9, arbitrary: line }, broken), end), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.boolean(),
  )
  .map(([mark, lines, isEnded]) => {
    const body = join(lines.flat());
    // A file must not look like an array or a binary one: it starts with a record.
    const first = bytesOf(`${records[1]}\n`);
    return join([mark, first, isEnded ? body : body.subarray(0, body.lastIndexOf(0x0a))]);
  });
const array = fc
  .array(fc.tuple(fc.constantFrom(...records, ...bad), fc.constantFrom(',', ' ,\n', '\n', ' x ,', ',,')), {
    maxLength: 8,
  })
  .chain((elements) =>
    fc
      .constantFrom(']', '', ' ]\n', '] trailing', `]\n${records[0]}\nmore\n[${records[1]}, 7]\n`)
      .map((close) =>
        bytesOf(`[\n${elements.map(([element, gap]) => element + gap).join('')}${records[0]}${close}`),
      ),
  );
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });

describe('how the bytes arrive changes nothing', () => {
  it('JSON lines in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(jsonl, sizes, async (bytes, cuts) => {
        expect(await readAll(bytes, {}, cuts)).toEqual(await readAll(bytes));
      }),
      { numRuns: times(150) },
    );
  });

  it('lines in blocks of any size keep their numbers and offsets', () => {
    fc.assert(
      fc.property(jsonl, sizes, fc.integer({ min: 1, max: 2000 }), (bytes, cuts, enough) => {
        const seen: number[] = [];
        const starts = (block: Uint8Array, firstLine: number, byteOffset: number) => {
          expect(bytes.subarray(byteOffset, byteOffset + block.length)).toEqual(block);
          const before = bytes.subarray(0, byteOffset).filter((byte) => byte === 0x0a).length;
          expect(firstLine).toBe(1 + before);
          seen.push(block.length);
          return block.filter((byte) => byte === 0x0a).length;
        };
        const splitter = new LineSplitter({ lines: starts, tooLong: () => expect.unreachable() }, 0, enough);
        let at = 0;
        for (let turn = 0; at < bytes.length; turn++) {
          const size = cuts[turn % cuts.length]! * 20;
          splitter.push(bytes.slice(at, at + size));
          at += size;
        }
        splitter.end();
        expect(seen.reduce((sum, length) => sum + length, 0)).toBe(bytes.length);
      }),
      { numRuns: times(100) },
    );
  });

  it('arrays in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(array, sizes, async (bytes, cuts) => {
        expect(await readAll(bytes, {}, cuts)).toEqual(await readAll(bytes));
      }),
      { numRuns: times(150) },
    );
  });

  it('gzip in any pieces is the plain text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(jsonl, array), sizes, async (bytes, cuts) => {
        const plain = await readAll(bytes);
        const packed = await readAll(gzipOf(bytes), {}, cuts);
        expect({ ...packed, gzipped: false, bytes: plain.bytes }).toEqual(plain);
      }),
      { numRuns: times(30) },
    );
  });

  it('slices of any size give what the whole gives', async () => {
    await fc.assert(
      fc.asyncProperty(jsonl, fc.integer({ min: 1, max: 900 }), async (bytes, size) => {
        const file = { size: bytes.length, read: async (from: number, to: number) => bytes.slice(from, to) };
        const batches: ReadBatch[] = [];
        let firstLine = 1;
        for (let from = 0; from < bytes.length; from += size) {
          const to = Math.min(from + size, bytes.length);
          const slice = await openSlice(file, from, to);
          batches.push(
            readSlice(slice, { file: 'log.jsonl', firstLine, isStart: from === 0, rangeBytes: to - from }),
          );
          firstLine += slice.lines;
        }
        const whole = await readAll(bytes);
        const sliced = merge(batches);
        expect(sliced.accepted).toEqual(whole.accepted);
        expect(sliced.rejected).toEqual(whole.rejected);
        expect([sliced.read, sliced.bytes]).toEqual([whole.read, bytes.length]);
      }),
      { numRuns: times(200) },
    );
  });

  it('every accepted record stands where its address says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(jsonl, array), sizes, async (bytes, cuts) => {
        for (const { record, line, byteOffset, byteLength } of (await readAll(bytes, {}, cuts)).accepted) {
          const own = bytes.subarray(byteOffset, byteOffset + byteLength);
          expect(JSON.parse(new TextDecoder().decode(own))).toEqual(record);
          expect(line).toBe(1 + bytes.subarray(0, byteOffset).filter((byte) => byte === 0x0a).length);
        }
      }),
      { numRuns: times(100) },
    );
  });

  it('a line too long for a slice is rejected there, once', async () => {
    const long = 9 * 1024 * 1024;
    const head = bytesOf(`${records[1]}\n`);
    const bytes = join([head, new Uint8Array(long).fill(0x61), bytesOf(`\n${records[0]}\n`)]);
    const file = { size: bytes.length, read: async (from: number, to: number) => bytes.slice(from, to) };
    const batches: ReadBatch[] = [];
    let firstLine = 1;
    for (let from = 0; from < bytes.length; from += 4_000_000) {
      const slice = await openSlice(file, from, Math.min(from + 4_000_000, bytes.length));
      batches.push(readSlice(slice, { file: 'log.jsonl', firstLine, isStart: from === 0, rangeBytes: 0 }));
      firstLine += slice.lines;
    }
    const { accepted, rejected } = merge(batches);
    expect(accepted.map((record) => [record.line, record.byteOffset])).toEqual([
      [1, 0],
      [3, head.length + long + 1],
    ]);
    expect(rejected).toEqual((await readAll(bytes)).rejected);
    expect(rejected.map((rejection) => rejection.line)).toEqual([2]);
  });
});
