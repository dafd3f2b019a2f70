import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadFiles } from '../../../src/cli/load';
import type { LoadAccount, Progress } from '../../../src/intake/loading/account';
import { loadSources } from '../../../src/intake/loading/load';
import { keepSources, readLine, readRecord, recordIn } from '../../../src/intake/loading/read-record';
import type { Source } from '../../../src/intake/loading/source';
import type { Database } from '../../../src/database/engine/database';
import { openEngine } from '../../fixtures/engine';
import { decision, release, review, verdict } from '../../fixtures/records';
import { bytesOf, gzipOf } from '../reading';
import { lanesHere, watchedLanes } from './lanes';

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await openEngine();
  folder = await mkdtemp(path.join(tmpdir(), 'intake-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => database.clear());

const lines = (records: readonly unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
const source = (name: string, bytes: Uint8Array | string): Source => ({
  name,
  blob: new Blob([bytes as Uint8Array<ArrayBuffer> | string]),
});
const ignore = () => undefined;
const load = (
  sources: Source[],
  onProgress: (progress: Progress) => void = ignore,
  stop = new AbortController(),
) => loadSources(sources, lanesHere(), database, onProgress, stop.signal).then(({ account }) => account);

function addsUp(account: LoadAccount) {
  for (const file of account.files) {
    for (const kind of Object.values(file.kinds)) {
      expect(kind.read).toBe(kind.accepted + kind.rejected + kind.duplicate + kind.conflict);
    }
    const rejected = Object.values(file.kinds).reduce((sum, kind) => sum + kind.rejected, 0);
    const counted = account.rejectionCounts.filter((count) => count.file === file.index);
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(rejected);
  }
}

const count = async (sql: string) =>
  (await database.rows({ sql, values: [] }, z.object({ n: z.number() })))[0]!.n;

describe('the account of a load', () => {
  const proposal = decision();
  const first = lines([
    proposal,
    release(),
    review({ decision_id: proposal.decision_id }),
    { event_type: 'decision' },
  ]);

  it('read = accepted + rejected + duplicate, per file and kind, over several containers', async () => {
    const other = decision();
    const [conflicting, kept] = [
      { ...other, confidence: 0.1, logged_time: '2026-03-03T00:00:00Z' },
      { ...other, logged_time: '2026-03-02T10:00:00Z' },
    ];
    const account = await load([
      source('a.jsonl', `\ufeff${first.replaceAll('\n', '\r\n')}nonsense`),
      source('b.jsonl.gz', gzipOf(first)),
      source(
        'c.json',
        JSON.stringify([kept, verdict({ decision_id: other.decision_id }), conflicting], null, 2),
      ),
      source('d.jsonl', ''),
      source('e.jsonl', lines([{ schema_version: '1.0', event_type: 'novel' }])),
    ]);
    addsUp(account);
    const nothing = { read: 0, accepted: 0, rejected: 0, duplicate: 0, conflict: 0 };
    const [a, b, c, d, e] = account.files;
    expect(a!.kinds.decision).toEqual({ ...nothing, read: 2, accepted: 1, rejected: 1 });
    expect(a!.kinds.unknown).toEqual({ ...nothing, read: 1, rejected: 1 });
    expect(b!.kinds.decision).toEqual({ ...nothing, read: 2, duplicate: 1, rejected: 1 });
    expect(b!.kinds.release).toEqual({ ...nothing, read: 1, duplicate: 1 });
    expect(b!.kinds.review).toEqual({ ...nothing, read: 1, duplicate: 1 });
    expect([b!.gzipped, b!.container, c!.container]).toEqual([true, 'jsonl', 'json-array']);
    expect(c!.kinds.decision).toEqual({ ...nothing, read: 2, accepted: 1, conflict: 1 });
    expect(account.build.conflicts[0]!.setAside.byteOffset).toBeGreaterThan(0);
    expect(d!.problem).toContain('empty');
    expect(e!.unknownKinds).toEqual([{ eventType: 'novel', firstLine: 1, count: 1 }]);
    expect(account.rejections.map(({ file, line }) => [file, line])).toEqual([
      ['a.jsonl', 4],
      ['a.jsonl', 5],
      ['b.jsonl.gz', 4],
    ]);
    expect(await count('SELECT count(*) AS n FROM facts')).toBe(2);
  });

  it('another spelling of a record is a duplicate, not a conflict', async () => {
    const spelled = JSON.stringify(Object.fromEntries(Object.entries(proposal).reverse()), null, 1);
    const account = await load([source('a.jsonl', lines([proposal])), source('b.json', `[${spelled}]`)]);
    addsUp(account);
    expect(account.build.conflictCount).toBe(0);
    // Which of the two stays is the smaller hash's, whatever order the files came in.
    const counts = account.files.map(({ kinds }) => kinds.decision);
    expect(counts.map(({ read, conflict }) => [read, conflict])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(counts.map(({ accepted, duplicate }) => [accepted, duplicate]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('a file of another major version is refused, the others count', async () => {
    const account = await load([
      source('new.jsonl', lines([{ ...proposal, schema_version: '2.0' }, proposal])),
      source('old.jsonl', lines([proposal])),
    ]);
    expect(account.files[0]!.problem).toContain('2.0');
    expect(account.files[0]!.kinds.decision.read).toBe(0);
    expect(account.files[1]!.kinds.decision.accepted).toBe(1);
  });

  it('SHA-256 is that of the file as it is', async () => {
    const packed = gzipOf(first);
    const { files } = await (await load([source('a.gz', packed), source('empty', '')])).hashed;
    expect(files[0]!.sha256).toBe(createHash('sha256').update(packed).digest('hex'));
    // FIPS 180-4: the hash of nothing.
    expect(files[1]!.sha256).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('headless gives the same account', async () => {
    const texts = [`${first}nonsense\n{"a":1}\n`, first];
    const paths = texts.map((_, index) => path.join(folder, `${index}.jsonl`));
    await Promise.all(texts.map((text, index) => writeFile(paths[index]!, text)));
    const there = await loadFiles(paths, database);
    addsUp(there);
    await database.clear();
    const here = await (await load(texts.map((text, index) => source(paths[index]!, text)))).hashed;
    const { hashed: _, ...expected } = here;
    expect(there).toMatchObject(expected);
  });
});

describe('a file of many slices', () => {
  const pad = 'é'.repeat(2000);
  const records = Array.from({ length: 3000 }, (_, index) =>
    index % 100 === 7 ? { nothing: index } : decision({ rationale: pad }),
  );
  const big = source('big.jsonl', lines(records));

  it('is numbered as if it were read from front to back, and each record is found again', async () => {
    expect(big.blob.size).toBeGreaterThan(12_000_000);
    const account = await load([big]);
    addsUp(account);
    expect(account.files[0]!.kinds.decision.accepted).toBe(2970);
    expect(account.rejections.map(({ line }) => line)).toEqual(
      Array.from({ length: 30 }, (_, turn) => turn * 100 + 8),
    );
    const row = z.object({
      event_id: z.string(),
      file: z.number(),
      line: z.number(),
      at: z.number(),
      size: z.number(),
    });
    const sql = `SELECT event_id, file, line, byte_offset AS at, byte_length AS size FROM decisions
      WHERE line IN (1, 1500, 3000) ORDER BY line`;
    const rows = await database.rows({ sql, values: [] }, row);
    expect(rows).toHaveLength(3);
    for (const { event_id, file, line, at, size } of rows) {
      const text = await recordIn([big], { file, line, byteOffset: at, byteLength: size });
      expect(JSON.parse(text)).toEqual(records[line - 1]);
      expect(JSON.parse(text)).toMatchObject({ event_id });
    }
  });

  it('tells progress that ends at the whole', async () => {
    const told: Progress[] = [];
    await load([big], (progress) => told.push(progress));
    const last = told.at(-1)!;
    expect(last).toMatchObject({
      bytesRead: big.blob.size,
      bytesTotal: big.blob.size,
      stage: 'joining',
      records: 2970,
      rejected: 30,
    });
    const reading = told.map(({ bytesRead }) => bytesRead);
    expect(reading).toEqual([...reading].sort((a, b) => a - b));
  });

  it('cancel stops the lanes and empties the database', async () => {
    const stop = new AbortController();
    const { lanes, opened } = watchedLanes();
    let told = 0;
    const work = loadSources(
      [big],
      lanes,
      database,
      () => {
        told++;
        stop.abort();
      },
      stop.signal,
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toBe(1);
    expect(opened).toEqual([{ isStopped: true }, { isStopped: true }]);
    expect(await count('SELECT count(*) AS n FROM decisions')).toBe(0);
  });

  it('an unknown zone is a problem of the file, not of the load', async () => {
    const account = await load([{ ...big, zone: 'Mars/Olympus' }]);
    expect(account.files[0]!.problem).toContain('Mars/Olympus');
    expect(account.files[0]!.kinds.decision.read).toBe(0);
  });

  it('a file that cannot be read fails by name and leaves nothing behind', async () => {
    const gone = { ...big, name: 'gone.jsonl', blob: Object.create(big.blob) as Blob };
    const slice = (from: number, to: number) => {
      if (from > 4_000_000) throw new DOMException('gone', 'NotReadableError');
      return big.blob.slice(from, to);
    };
    Object.defineProperties(gone.blob, { size: { value: big.blob.size }, slice: { value: slice } });
    await expect(load([gone])).rejects.toThrow(/gone\.jsonl could not be read: gone/);
    expect(await count('SELECT count(*) AS n FROM decisions')).toBe(0);
  });
});

describe('a record read again', () => {
  const records = Array.from({ length: 50 }, () => decision({ rationale: 'ü 🙂' }));
  const text = lines(records);

  it.each([
    ['plain', bytesOf(text)],
    ['gzipped', gzipOf(text)],
    [
      'two gzip members',
      new Uint8Array(Buffer.concat([gzipOf(text.slice(0, 700)), gzipOf(text.slice(700))])),
    ],
  ])('%s: is the text that stood there', async (_, bytes) => {
    keepSources([source('a', bytes)]);
    const own = JSON.stringify(records[20]);
    const byteOffset = Buffer.byteLength(lines(records.slice(0, 20)));
    const byteLength = Buffer.byteLength(own);
    expect(await readRecord({ file: 0, line: 21, byteOffset, byteLength })).toBe(own);
  });

  it('says so when the file is another one by now', async () => {
    keepSources([source('a.jsonl', bytesOf(text.slice(0, 300))), source('b.gz', gzipOf(text).slice(0, 60))]);
    const address = { line: 1, byteOffset: 200, byteLength: 500 };
    await expect(readRecord({ file: 0, ...address })).rejects.toThrow(/a\.jsonl has changed or is gone/);
    await expect(readRecord({ file: 1, ...address })).rejects.toThrow(/b\.gz has changed or is gone/);
    await expect(readRecord({ file: 7, ...address })).rejects.toThrow(/no file that is open/);
  });
});

it('shows one line as its file has it, plain or packed, cut at 20,000 bytes', async () => {
  const text = `first\n\n{"broken": \n${'ü'.repeat(20_000)}\nlast`;
  const packed = gzipOf(text);
  keepSources([source('plain.jsonl', text), source('packed.jsonl.gz', packed)]);
  for (const name of ['plain.jsonl', 'packed.jsonl.gz']) {
    expect(await readLine(name, 1)).toBe('first');
    expect(await readLine(name, 2)).toBe('');
    expect(await readLine(name, 3)).toBe('{"broken": ');
    expect(await readLine(name, 4)).toBe('ü'.repeat(10_000));
    expect(await readLine(name, 5)).toBe('last');
    expect(await readLine(name, 6)).toBeNull();
  }
  expect(await readLine('gone.jsonl', 1)).toBeNull();
});
