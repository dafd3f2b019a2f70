import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decision, release, review } from '../fixtures/records';
import { bytesOf, gzipOf, inPieces, readAll } from './reading';

const line = (record: unknown) => `${JSON.stringify(record)}\n`;
/** Text that hardly packs, the same in every run. */
const noise = (at: number) => createHash('sha256').update(String(at)).digest('hex').slice(0, 32);
const good = () => line(decision());

/** The account of one source adds up, and says what the test expects. */
async function account(input: Parameters<typeof readAll>[0], options: Parameters<typeof readAll>[1] = {}) {
  const result = await readAll(input, options);
  expect(result.read).toBe(result.acceptedCount + result.rejectedCount);
  expect(result.rejectionCounts.reduce((sum, { count }) => sum + count, 0)).toBe(result.rejectedCount);
  return result;
}

describe('files that cannot be a log are refused with the reason', () => {
  it.each([
    ['empty', new Uint8Array(0), /empty/],
    ['a ZIP archive', bytesOf('PK\u0003\u0004rest'), /ZIP archive/],
    ['random bytes', new Uint8Array(randomBytes(5000)).map((byte, at) => (at < 8 ? 0 : byte)), /binary/],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff{"a":1}', 'utf16le')), /UTF-16/],
    ['packed nothing', gzipOf(''), /empty/],
    ['packed twice', gzipOf(gzipOf(good())), /twice/],
    [
      'a gzip header and nothing else',
      gzipOf(good()).slice(0, 10),
      /cannot be unpacked.*ends early, at byte 10/,
    ],
    [
      'another major version',
      bytesOf(line({ ...decision(), schema_version: '2.0' }) + good()),
      /"2\.0".*version 1/,
    ],
  ])('%s', async (_, bytes, reason) => {
    const result = await account(bytes);
    expect(result.problem).toMatch(reason);
    expect(result.read).toBe(0);
    expect(result.accepted).toEqual([]);
    expect(result.bytes).toBeLessThanOrEqual(bytes.length);
  });

  it('a zone nobody knows', async () => {
    expect((await account(good(), { zone: 'Mars/Olympus' })).problem).toContain('Mars/Olympus');
  });
});

describe('the good records of a damaged file load', () => {
  const records = Array.from({ length: 3000 }, (_, at) => decision({ trace_id: noise(at) }));
  const many = records.map(line);

  it('truncated gzip: what was unpacked counts, the break is one rejection', async () => {
    const packed = gzipOf(many.join(''));
    const short = packed.slice(0, Math.floor(packed.length / 2));
    const { accepted, rejected, problem } = await account(short);
    expect(problem).toBeUndefined();
    expect(accepted.length).toBeGreaterThan(1000);
    expect(accepted.map(({ record }) => record)).toEqual(records.slice(0, accepted.length));
    expect(rejected).toHaveLength(1);
    expect(rejected[0]!.line).toBe(accepted.length + 1);
    expect(rejected[0]!.found).toContain(`ends early, at byte ${short.length}`);
  });

  it('damaged gzip: what came before the damage counts, and the damage is reported', async () => {
    const packed = gzipOf(many.join(''));
    packed.fill(0xff, 40_000, 40_100);
    const { accepted, rejected } = await account(packed);
    expect(accepted.length).toBeGreaterThan(500);
    expect(accepted.slice(0, 500).map(({ record }) => record)).toEqual(records.slice(0, 500));
    const [, byte] = /(?:damaged|ends early), at byte (\d+)/.exec(rejected.at(-1)!.found) ?? [];
    expect(Number(byte)).toBeGreaterThan(40_000 - 16_384);
    expect(Number(byte)).toBeLessThanOrEqual(packed.length);
  });

  it('gzip of several members, cut anywhere', async () => {
    const parts = [many.slice(0, 900), many.slice(900, 901), many.slice(901)].map((part) =>
      gzipOf(part.join('')),
    );
    const whole = Buffer.concat(parts);
    for (const sizes of [[whole.length], [1000], [parts[0]!.length, 1, 3]]) {
      const result = await readAll(new Uint8Array(whole), {}, sizes);
      expect(result.accepted.map(({ record }) => record)).toEqual(records);
      expect(result.rejected).toEqual([]);
    }
  });

  it('a 50 MB line is rejected without being held, and the rest goes on', async () => {
    const filler = new Uint8Array(1024 * 1024).fill(0x61);
    let fed = 0;
    async function* source() {
      yield bytesOf(good());
      for (; fed < 50; fed++) yield filler;
      yield bytesOf(`\n${good()}`);
    }
    const before = process.memoryUsage();
    const { accepted, rejected } = await account(source());
    const after = process.memoryUsage();
    expect(fed).toBe(50);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(24 * 1024 * 1024);
    expect(accepted.map((record) => record.line)).toEqual([1, 3]);
    expect(rejected).toMatchObject([{ line: 2, expected: 'a record of at most 8 MiB' }]);
    expect(rejected[0]!.found).toHaveLength(120);
  });

  it('a decompression bomb of one line is read without being held', async () => {
    const bomb = gzipSync(
      Buffer.concat([bytesOf(good()), Buffer.alloc(200 * 1024 * 1024, 0x61), bytesOf(`\n${good()}`)]),
    );
    const { accepted, rejected } = await account(new Uint8Array(bomb));
    expect(accepted.map((record) => record.line)).toEqual([1, 3]);
    expect(rejected.map((rejection) => rejection.line)).toEqual([2]);
  });

  it('a million rejected lines: 10,000 are kept, all are counted', async () => {
    async function* source() {
      for (let turn = 0; turn < 100; turn++) yield bytesOf('nonsense\n'.repeat(10_000));
      yield bytesOf(good());
    }
    const result = await account(source());
    expect(result.rejectedCount).toBe(1_000_000);
    expect(result.rejected).toHaveLength(10_000);
    expect(result.rejected.at(-1)!.line).toBe(10_000);
    expect(result.accepted.map((record) => record.line)).toEqual([1_000_001]);
    expect(
      result.rejectionCounts.every(({ kind, field }) => kind === 'unknown' && field === '(record)'),
    ).toBe(true);
  });
});

describe('each bad line keeps its number, field, what was expected and what was there', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const withUnmapped = (depth: number) => `${good().slice(0, -2)},"unmapped":${nested(depth)}}\n`;

  it.each([
    ['not JSON', '{hello}', '(record)', /valid JSON object/, '{hello}'],
    ['NaN', '{"confidence": NaN}', '(record)', /NaN and Infinity are not numbers/, '{"confidence": NaN}'],
    ['minus infinity', '{"a":[-Infinity]}', '(record)', /NaN and Infinity/, '{"a":[-Infinity]}'],
    ['a list', '[1,2]', '(record)', /a JSON object/, '[1,2]'],
    ['null', 'null', '(record)', /a JSON object/, 'null'],
    [
      'no kind',
      '{"schema_version":"1.0"}',
      'event_type',
      /one of release, decision/,
      'nothing: the field is missing',
    ],
    ['a kind that is a number', '{"event_type":7}', 'event_type', /one of/, '7'],
    ['a wrong type', line({ ...decision(), confidence: 'high' }), 'confidence', /^a number$/, '"high"'],
    ['a share above 1', line({ ...decision(), confidence: 92 }), 'confidence', /a number of at most 1/, '92'],
    [
      'a word not in the list',
      line({ ...decision(), action: { name: 'x', category: 'live' } }),
      'action.category',
      /one of isolate, evict, restore/,
      '"live"',
    ],
    [
      'a missing id',
      line({ ...decision(), agent: {} }),
      'agent.uid',
      /^text$/,
      'nothing: the field is missing',
    ],
    ['an empty id', line({ ...decision(), decision_id: '' }), 'decision_id', /text that is not empty/, '""'],
    [
      'a fault inside a list',
      line({ ...decision(), evidence: [{ uid: 'a' }, { uid: 'b', trust: ['blind'] }] }),
      'evidence[1].trust',
      /authoritative, supporting, untrusted/,
      '["blind"]',
    ],
    [
      'either text or number',
      line({ ...decision(), confidence_raw: [] }),
      'confidence_raw',
      /^text or a number$/,
      '[]',
    ],
    [
      'a time without offset',
      line(decision({ time: '2026-03-01T09:30:00' })),
      'time',
      /with an offset/,
      '"2026-03-01T09:30:00"',
    ],
    [
      'a time before 1970',
      line(decision({ time: '1969-12-31T23:59:59Z' })),
      'time',
      /1970/,
      '"1969-12-31T23:59:59Z"',
    ],
    [
      'a major version later in the file',
      line({ ...decision(), schema_version: '2.0' }),
      'schema_version',
      /^"1\.0" or "1\.1"$/,
      '"2.0"',
    ],
    ['65 levels', withUnmapped(64), '(record)', /at most 64 levels/, '65 levels'],
    ['100,000 levels', nested(100_000), '(record)', /at most 64 levels/, '100000 levels'],
    ['a list of 200,000 openers', '['.repeat(200_000), '(record)', /at most 64 levels/, '200000 levels'],
  ])('%s', async (_, bad, field, expected, found) => {
    const { accepted, rejected, read } = await account(`${good()}\n${bad.trimEnd()}\r\n${good()}`);
    expect(accepted.map((record) => record.line)).toEqual([1, 4]);
    expect(read).toBe(3);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ file: 'log.jsonl', line: 3, field, found });
    expect(rejected[0]!.expected).toMatch(expected);
  });

  it('64 levels load', async () => {
    expect((await account(withUnmapped(63))).accepted).toHaveLength(1);
  });

  it('a long value is cut to 120 characters', async () => {
    const { rejected } = await account(line({ ...decision(), confidence: 'x'.repeat(5000) }));
    expect(rejected[0]!.found).toHaveLength(120);
  });

  it.each([
    ['a byte that is never UTF-8', [0x22, 0x61, 0xff, 0x22], 2, 'FF'],
    ['an overlong slash', [0x61, 0xc0, 0xaf], 1, 'C0'],
    ['a surrogate', [0xed, 0xa0, 0x80], 0, 'ED'],
    ['a cut character', [0x61, 0x62, 0xe2, 0x82], 2, 'E2'],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 0, 'F4'],
  ])('invalid UTF-8 names the byte: %s', async (_, bytes, at, hex) => {
    const first = bytesOf(line({ ...decision(), rationale: 'Grüße 🙂' }));
    const input = Buffer.concat([first, Uint8Array.from(bytes), bytesOf(`\n${good()}`)]);
    const { accepted, rejected } = await account(new Uint8Array(input));
    expect(accepted.map((record) => record.line)).toEqual([1, 3]);
    expect(accepted[0]!.record).toMatchObject({ rationale: 'Grüße 🙂' });
    expect(accepted[1]!.byteOffset).toBe(first.length + bytes.length + 1);
    expect(rejected).toMatchObject([{ line: 2, expected: 'UTF-8 text' }]);
    expect(rejected[0]!.found).toBe(`byte 0x${hex} at byte ${first.length + at} of the text`);
  });
});

describe('what looks dangerous is data', () => {
  it('__proto__ and constructor keys change nothing', async () => {
    const hostile = good().replace(
      '"mode"',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"mode"',
    );
    const inside = `${good().slice(0, -2)},"unmapped":{"__proto__":{"polluted":1},"toString":1}}\n`;
    const { accepted } = await account(hostile + inside);
    expect(accepted).toHaveLength(2);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    for (const { record } of accepted) {
      expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
      expect((record as Record<string, unknown>).polluted).toBeUndefined();
      expect((record.unmapped as Record<string, unknown> | undefined)?.polluted).toBeUndefined();
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s as a kind is an unknown kind',
    async (kind) => {
      const { unknownKinds, rejected } = await account(line({ schema_version: '1.0', event_type: kind }));
      expect(rejected).toEqual([]);
      expect(unknownKinds).toEqual([{ eventType: kind, firstLine: 1, count: 1 }]);
    },
  );

  it('quotes, SQL and HTML stay as they are', async () => {
    const text = `'); DROP TABLE facts; -- "<img src=x onerror=alert(1)>"`;
    const record = decision({ decision_id: text, event_id: text, rationale: text });
    const { accepted } = await account(line(record));
    expect(accepted[0]!.record).toEqual(record);
  });

  it('10,000 bundles load', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => line(release({ release_id: `sha256:${at}` })));
    const { accepted } = await account(lines.join(''));
    expect(new Set(accepted.map(({ record }) => 'release_id' in record && record.release_id)).size).toBe(
      10_000,
    );
  });
});

describe('what is only unusual loads', () => {
  it('byte order mark, CRLF, blank lines, no final newline', async () => {
    const [one, two] = [good().trimEnd(), good().trimEnd()];
    const { accepted, read } = await account(`\ufeff${one}\r\n\r\n   \n${two}`);
    expect(read).toBe(2);
    expect(accepted.map((record) => record.line)).toEqual([1, 4]);
    expect(accepted.map((record) => record.byteOffset)).toEqual([3, 3 + one.length + 4 + 4]);
    expect(accepted.map((record) => record.byteLength)).toEqual([one.length, two.length]);
  });

  it('unknown kinds are counted, never rejected', async () => {
    const strange = line({ schema_version: '1.0', event_type: 'canary', event_id: 'x' });
    const { unknownKinds, accepted, acceptedCount } = await account(good() + strange + strange);
    expect(unknownKinds).toEqual([{ eventType: 'canary', firstLine: 2, count: 2 }]);
    expect(accepted).toHaveLength(1);
    expect(acceptedCount).toBe(3);
  });

  it('the same body has the same hash in every container, another body another', async () => {
    const one = JSON.stringify(review({ decision_id: 'd' }));
    const inputs = [`${one}\n`, `${one}\r\n`, `[${one}]`, `[\n  ${one}\n]\n`];
    const hashes = await Promise.all(
      inputs.map(async (input) => (await readAll(input)).accepted[0]!.bodyHash),
    );
    expect(new Set(hashes).size).toBe(1);
    const other = await readAll(one.replace('reviewer-1', 'reviewer-2'));
    expect(other.accepted[0]!.bodyHash).not.toBe(hashes[0]);
  });

  it('gzip is told by its bytes, not by its name', async () => {
    const { gzipped, accepted, bytes } = await account(inPieces(gzipOf(good()), [7]));
    expect(gzipped).toBe(true);
    expect(accepted).toHaveLength(1);
    expect(bytes).toBeGreaterThan(20);
  });
});
