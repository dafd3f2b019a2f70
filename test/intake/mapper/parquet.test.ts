import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recognise } from '../../../src/intake/formats/recognise';
import { parquetRows } from '../../../src/intake/mapper/rows/parquet-rows';
import { convert } from '../../../src/intake/mapper/convert';
import type { Mapping } from '../../../src/records/mapping';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parquet-'));
});
afterAll(() => rm(folder, { recursive: true }));

const mapping: Mapping = {
  format: 'shadowproof-mapping/1',
  name: 'cases',
  rows: { shape: 'auto' },
  records: [
    {
      event_type: 'verdict',
      fields: {
        time: { from: 'closed' },
        finding_uid: { from: 'id' },
        verdict: { from: 'result.word', map: { tp: 'true_positive', fp: 'false_positive' } },
        basis: { value: 'closed_classification' },
      },
    },
  ],
};

it.each(['snappy', 'zstd', 'gzip', 'uncompressed'])(
  'a Parquet file of DuckDB, packed with %s, over several row groups',
  async (codec) => {
    const file = path.join(folder, `${codec}.parquet`);
    const connection = await (await DuckDBInstance.create()).connect();
    // Row n has id n; every third is a false positive, every hundredth has no result.
    await connection.run(`COPY (SELECT range AS id, {'word': CASE WHEN range % 100 = 0 THEN NULL WHEN range % 3 = 0 THEN 'fp' ELSE 'tp' END} AS result,
    TIMESTAMPTZ '2026-03-01 00:00:00+00' + to_seconds(range) AS closed, 'not wanted ' || range AS other FROM range(25000))
    TO '${file}' (FORMAT parquet, COMPRESSION ${codec}, ROW_GROUP_SIZE 12000)`);
    connection.closeSync();
    const box = new Blob([await readFile(file)]);
    expect((await recognise(box, 'x.parquet')).format).toBe('table');
    const { rows, text, batch } = await convert(box, mapping, { file: 'x.parquet' });
    expect(rows).toEqual({ read: 25_000, used: 24_750, rejected: 250, leftOut: 0 });
    expect(batch.kinds.verdict).toEqual({ read: 25_000, accepted: 24_750, rejected: 250 });
    const records = (await new Blob(text).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    // Row 2 (id 1) is the first with a result, row 25,000 (id 24,999) the last; 24,999 is divisible by 3.
    expect(records[0]).toMatchObject({
      finding_uid: '1',
      verdict: 'true_positive',
      time: '2026-03-01T00:00:01.000Z',
    });
    expect(records.at(-1)).toMatchObject({ finding_uid: '24999', verdict: 'false_positive' });
    expect([batch.accepted[0]?.line, batch.accepted.at(-1)?.line]).toEqual([2, 25_000]);
    // 8,334 ids are divisible by 3, 84 of them by 300.
    expect(records.filter(({ verdict }) => verdict === 'false_positive')).toHaveLength(8250);
    // Columns that no field asks for are not read at all.
    expect(records[0]!.unmapped).toBeUndefined();
  },
);

it('a damaged Parquet file has an answer', async () => {
  const { batch, rows } = await convert(new Blob(['PAR1 and nothing of it PAR1']), mapping, {
    file: 'x.parquet',
  });
  expect(batch.problem).toContain('The Parquet file cannot be read');
  expect(rows.read).toBe(0);
});

it('the first rows of a large row group are had without reading the rest, and all of it in one pass', async () => {
  const file = path.join(folder, 'large.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`COPY (SELECT range AS id, md5(range::VARCHAR) AS a, md5((range + 1)::VARCHAR) AS b
    FROM range(120000)) TO '${file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 200000)`);
  connection.closeSync();
  const bytes = await readFile(file);
  let read = 0;
  const box = {
    size: bytes.length,
    slice(from: number, to: number) {
      read += to - from;
      return new Blob([bytes.subarray(from, to)]);
    },
  } as unknown as Blob;
  let rows = 0;
  for await (const batch of parquetRows(box, ['id', 'a'])) {
    expect(batch.length).toBeLessThanOrEqual(10_000);
    rows += batch.length;
  }
  expect(rows).toBe(120_000);
  // The two asked columns twice: once for the first rows, once for the rest. Never column b, never once a batch.
  expect(read).toBeLessThan(2 * bytes.length);
});

it('a time that the file does not adjust to UTC has no offset, wherever it stands; a day stays a day', async () => {
  const file = path.join(folder, 'wall.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  const wall = `'2026-03-01 10:00:00'`;
  await connection.run(`COPY (SELECT 1 AS id, {'word': 'tp'} AS result, TIMESTAMP ${wall} AS closed,
    TIMESTAMP_MS ${wall} AS ms, TIMESTAMP_NS ${wall} AS ns, TIMESTAMPTZ '2026-03-01 10:00:00+01' AS utc, DATE '2026-03-01' AS day,
    [{'at': TIMESTAMP ${wall}, 'utc': TIMESTAMPTZ '2026-03-01 10:00:00+01'}] AS steps, [TIMESTAMP ${wall}] AS times,
    MAP {'a': TIMESTAMP ${wall}} AS named, NULL::TIMESTAMP AS never) TO '${file}' (FORMAT parquet)`);
  connection.closeSync();
  const box = new Blob([await readFile(file)]);
  const local = '2026-03-01T10:00:00.000';
  const utc = '2026-03-01T09:00:00.000Z';
  for await (const [first] of parquetRows(box))
    expect('row' in first! && first.row).toEqual({
      id: 1,
      result: { word: 'tp' },
      closed: local,
      ms: local,
      ns: local,
      utc,
      day: '2026-03-01',
      steps: [{ at: local, utc }],
      times: [local],
      named: { a: local },
      never: null,
    });
  const open = await convert(box, mapping, { file: 'x' });
  expect(open.batch.rejected).toMatchObject([
    { field: 'time ← closed', expected: 'a time with an offset, or a named zone' },
  ]);
  const zoned = await convert(box, mapping, { file: 'x', zone: 'Europe/Berlin' });
  expect(JSON.parse(await new Blob(zoned.text).text())).toMatchObject({ time: utc });
});

it('a Parquet file without rows says so', async () => {
  const file = path.join(folder, 'none.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`COPY (SELECT range AS id FROM range(0)) TO '${file}' (FORMAT parquet)`);
  connection.closeSync();
  const found = await recognise(new Blob([await readFile(file)]), 'none.parquet');
  expect(found).toMatchObject({ format: 'table', reason: 'It has a head and no rows.' });
  const broken = await recognise(new Blob(['PAR1 and nothing of it PAR1']), 'broken.parquet');
  expect(broken.reason).toContain('The Parquet file cannot be read');
});
