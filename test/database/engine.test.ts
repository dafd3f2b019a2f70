import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/engine/database';
import { EngineError, isOutOfMemory, QueryError } from '../../src/database/engine/engine-error';
import { bothEngines } from '../fixtures/engine';

describe.each(bothEngines)('%s', (name, open) => {
  const value = z.object({ v: z.unknown() });
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const ask = async (sql: string, ...values: (string | number | boolean | null)[]) =>
    (await database.rows({ sql, values }, value)).map((row) => row.v);

  describe('rows', () => {
    it('binds every kind of value, quotes and SQL included', async () => {
      const hostile = `'; DROP TABLE decisions; --`;
      expect(await ask('SELECT ? AS v', hostile)).toEqual([hostile]);
      expect(await ask('SELECT CAST(? AS DOUBLE) + 1 AS v', 1.5)).toEqual([2.5]);
      expect(await ask('SELECT ? IS NULL AND ? AS v', null, true)).toEqual([true]);
      expect(await ask('SELECT count(*) AS v FROM decisions')).toEqual([0]);
      expect(await ask(`SELECT '?' || ? AS v -- ?\n/* ? */`, 'x')).toEqual(['?x']);
      await expect(ask('SELECT ? AS v', 1, 2)).rejects.toBeInstanceOf(QueryError);
    });

    it('binds ten thousand values', async () => {
      const ids = Array.from({ length: 10_000 }, (_, index) => `id-${index}`);
      const marks = ids.map(() => '?').join(', ');
      const sql = `SELECT count(*) AS v FROM (SELECT 'id-' || i AS id FROM range(200000) AS r(i)) WHERE id IN (${marks})`;
      expect(await ask(sql, ...ids)).toEqual([10_000]);
    });

    it('reads decimals, sums, times, words and lists as plain values', async () => {
      expect(await ask('SELECT CAST(1.25 AS DECIMAL(5, 2)) AS v')).toEqual([1.25]);
      expect(await ask('SELECT sum(i) AS v FROM range(4) AS r(i)')).toEqual([6]);
      expect(await ask("SELECT TIMESTAMP '2026-03-02 00:00:00.5' AS v")).toEqual([
        Date.UTC(2026, 2, 2, 0, 0, 0, 500),
      ]);
      expect(await ask("SELECT CAST('b' AS ENUM ('a', 'b')) AS v")).toEqual(['b']);
      expect(await ask('SELECT [CAST(1.5 AS DOUBLE), 2.5] AS v')).toEqual([[1.5, 2.5]]);
      expect(await ask('SELECT {a: 1, b: NULL} AS v')).toEqual([{ a: 1, b: null }]);
    });

    it('refuses rows of another shape, and names the statement the engine refused', async () => {
      await expect(
        database.rows({ sql: 'SELECT 1 AS v', values: [] }, z.object({ v: z.string() })),
      ).rejects.toThrow(z.ZodError);
      const failing = ask('SELECT nothing FROM nowhere');
      await expect(failing).rejects.toBeInstanceOf(QueryError);
      await expect(failing).rejects.toMatchObject({ sql: 'SELECT nothing FROM nowhere' });
      await expect(ask('SELECT ? + nothing AS v', 1)).rejects.toBeInstanceOf(QueryError);
      expect(await ask('SELECT 1 AS v')).toEqual([1]);
    });

    it.each([
      ["SELECT regexp_matches('a', '(') AS v", 'invalid-input'],
      ["SELECT regexp_matches('a', '(?=b)') AS v", 'invalid-input'],
      ['SELECT nothing FROM nowhere', 'other'],
      ["SELECT * FROM read_csv('/etc/passwd')", 'files'],
    ])('says by a code what it could not do: %s', async (sql, code) => {
      await expect(ask(sql)).rejects.toMatchObject({ name: 'QueryError', code });
    });

    // Not stopped, either would run for days.
    it.each([[[]], [[3]]])('stops a long statement when asked to (values: %j)', async (values) => {
      const abort = new AbortController();
      const condition = values.length ? '?' : '3';
      const sql = `SELECT count(*) AS v FROM range(3000000000000000) AS r(i) WHERE i % 7 = ${condition}`;
      const running = database.rows({ sql, values }, value, abort.signal);
      setTimeout(() => abort.abort(), 60);
      await expect(running).rejects.toMatchObject({ name: 'AbortError' });
      expect(await ask('SELECT 1 AS v')).toEqual([1]);
    });

    it('leaves the queue when aborted while waiting', async () => {
      const first = ask('SELECT count(*) AS v FROM range(5000000) AS r(i) WHERE i % 7 = 3');
      const abort = new AbortController();
      const second = database.rows({ sql: 'SELECT 1 AS v', values: [] }, value, abort.signal);
      abort.abort();
      await expect(second).rejects.toMatchObject({ name: 'AbortError' });
      expect(await first).toEqual([714286]);
    });
  });

  it('leaves nothing behind on a signal that serves many statements', async () => {
    const { signal } = new AbortController();
    for (let at = 0; at < 12; at += 1)
      await database.rows({ sql: 'SELECT 1 AS v', values: [] }, value, signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  describe('the lock', () => {
    it.each([
      "SELECT * FROM read_csv('/etc/passwd')",
      "SELECT * FROM read_text('package.json')",
      "SELECT * FROM 'https://example.invalid/x.csv'",
      "COPY (SELECT 1) TO '/tmp/out.csv'",
      "ATTACH 'other.db'",
      'SET enable_external_access = true',
      'SET lock_configuration = false',
      'RESET enable_external_access',
      'INSTALL json',
      'LOAD httpfs',
      // Built into the native engine, where it can reach nothing.
      ...(name === 'the shipped engine' ? ['LOAD json'] : []),
    ])('refuses %s', async (sql) => {
      await expect(ask(sql)).rejects.toBeInstanceOf(QueryError);
    });
  });

  it('rejects calls after closing', async () => {
    const other = await open();
    await other.close();
    await expect(other.rows({ sql: 'SELECT 1 AS v', values: [] }, value)).rejects.toThrow('closed');
  });
});

describe('memory that ended', () => {
  const full = 'Out of Memory Error: could not allocate block of size 256.0 KiB (3.1 GiB/3.1 GiB used)';
  it.each([
    new EngineError(full),
    new QueryError('SELECT 1', new Error(full)),
    new Error('few.jsonl could not be read', { cause: new EngineError(new Error(full)) }),
    new RangeError('Array buffer allocation failed'),
  ])('is told from what was thrown, however it is wrapped: %s', (thrown) => {
    expect(isOutOfMemory(thrown)).toBe(true);
  });
  it.each([new QueryError('SELECT 1', 'Parser Error'), new Error(full), new RangeError('n must be 0'), full])(
    'is not told from a text alone: %s',
    (thrown) => {
      expect(isOutOfMemory(thrown)).toBe(false);
    },
  );
});
