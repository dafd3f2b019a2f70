import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { insertRecords } from '../fixtures/database';
import { ask } from '../fixtures/built';
import { decision, review } from '../fixtures/records';
import { bothEngines } from '../fixtures/engine';

describe.each(bothEngines)('%s', (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await insertRecords(database, [
      decision({ decision_id: 'd1' }),
      review({ decision_id: 'd1', reason_text: 'a;b' }),
      decision({ decision_id: 'd2' }),
    ]);
    await database.build();
  });
  afterAll(() => database.close());

  const look = (sql: string, most = 100) => database.look(sql, most);
  const reasonOf = async (sql: string): Promise<string> => {
    try {
      await look(sql);
      return 'ran';
    } catch (error) {
      return (error as { reason?: string; name: string }).reason ?? (error as Error).name;
    }
  };
  const state = () =>
    ask(
      database,
      'SELECT (SELECT count(*)::DOUBLE FROM facts) AS facts, (SELECT sum(hash(decision_id, human_outcome)::DOUBLE) FROM facts) AS all, (SELECT count(*)::DOUBLE FROM duckdb_tables()) AS tables',
    );

  describe('SQL that a person wrote', () => {
    it('reads: selections, sets, descriptions, plans', async () => {
      expect((await look('SELECT count(*) AS n FROM facts')).rows).toEqual([[2]]);
      expect((await look('from facts select decision_id order by 1;')).rows).toEqual([['d1'], ['d2']]);
      expect((await look('/* why */ WITH x AS (SELECT 1 AS a) -- so\nSELECT * FROM x -- end')).rows).toEqual([
        [1],
      ]);
      expect((await look('VALUES (1), (2)')).rows).toEqual([[1], [2]]);
      expect((await look('DESCRIBE facts')).rows.length).toBeGreaterThan(60);
      expect((await look('SUMMARIZE SELECT confidence FROM facts')).rows).toHaveLength(1);
      expect((await look('EXPLAIN SELECT * FROM facts')).rows.length).toBeGreaterThan(0);
      expect((await look("SELECT ';' AS a, time FROM facts LIMIT 1")).rows[0]).toEqual([
        ';',
        '2026-03-02T09:00:00.000Z',
      ]);
      expect((await look('SELECT 1 AS a, 2 AS a')).rows).toEqual([[1, 2]]);
      expect((await look("SELECT [1, 2] AS list, {'a': 1} AS struct")).rows[0]).toEqual([
        '[1,2]',
        '[["a",1]]',
      ]);
      expect((await look('SELECT workflow, is_proposal, warranted FROM facts LIMIT 1')).rows).toEqual([
        ['endpoint', true, null],
      ]);
    });

    it('says that there is more than was asked for', async () => {
      expect(await look('SELECT * FROM range(10)', 4)).toMatchObject({
        more: true,
        rows: [[0], [1], [2], [3]],
      });
      expect((await look('SELECT * FROM range(4)', 4)).more).toBe(false);
    });

    it.each([
      [
        'write',
        [
          'DROP TABLE facts',
          'delete from facts',
          'UPDATE facts SET decision_id = 1',
          'CREATE TABLE x AS SELECT 1',
          'CREATE OR REPLACE MACRO is_acting(x) AS true',
          'INSERT INTO facts SELECT * FROM facts',
          'ALTER TABLE facts ADD COLUMN x INT',
          'TRUNCATE facts',
          'CHECKPOINT',
          'BEGIN TRANSACTION',
          'CALL force_checkpoint()',
          'EXPLAIN ANALYZE DELETE FROM facts',
        ],
      ],
      [
        'unlock',
        [
          'SET lock_configuration = false',
          'PRAGMA enable_external_access',
          'RESET lock_configuration',
          'SET VARIABLE bound_0 = 1',
        ],
      ],
      ['load', ['LOAD httpfs', "INSTALL 'httpfs'", "ATTACH 'x.db'", 'USE memory', 'DETACH store']],
      [
        'fetch',
        [
          "COPY facts TO 'x.csv'",
          "EXPORT DATABASE 'x'",
          "SELECT * FROM read_csv('https://example.org/x.csv')",
          "SELECT * FROM 'x.csv'",
          "SELECT * FROM read_text('/etc/passwd')",
          "SELECT * FROM glob('*')",
          "SELECT * FROM 'https://example.org/x.csv'",
          "FROM 's3://bucket/x.parquet'",
          "SELECT * FROM 'https://example.org/a'",
          'SELECT * FROM "file:///etc/passwd"',
          "SELECT * FROM '/etc/passwd'",
          "SELECT * FROM 'logs/x.jsonl.gz'",
          "SELECT * FROM 'C:\\logs\\x'",
          "SELECT * FROM read_csv_auto('s3://bucket/x.csv')",
          "SELECT * FROM read_blob('x')",
          "SELECT * FROM read_json('https://example.org/x.json')",
          "SELECT * FROM read_parquet('https://example.org/x.parquet')",
          "SELECT * FROM parquet_scan('x.parquet')",
          "SELECT * FROM sniff_csv('x.csv')",
        ],
      ],
      [
        'several',
        [
          'SELECT 1; DROP TABLE facts',
          'SELECT 1) AS x; DROP TABLE facts; SELECT * FROM (SELECT 1',
          'SELECT 1; SELECT 2',
        ],
      ],
      ['empty', ['', ' ; ', '-- nothing', '/* nothing */']],
      ['other', ['hello', '1 + 1', '🙂']],
    ])('refuses to %s', async (reason, statements) => {
      const before = await state();
      for (const sql of statements) expect([sql, await reasonOf(sql)]).toEqual([sql, reason]);
      expect(await state()).toEqual(before);
    });

    it('changes nothing by any other trick', async () => {
      const before = await state();
      for (const sql of [
        'SELECT * FROM (DELETE FROM facts RETURNING *)',
        'WITH x AS (DELETE FROM facts RETURNING *) SELECT * FROM x',
        'WITH x AS (INSERT INTO facts SELECT * FROM facts RETURNING *) SELECT * FROM x',
        'SELECT 1) AS result /*',
        'SELECT 1 /*',
        'SELECT 1 UNION ALL (DROP TABLE facts)',
        "SELECT * FROM query('DROP TABLE facts')",
        "SELECT * FROM query('DELETE FROM facts')",
        "SELECT nextval('x')",
        'SELECT * INTO copy FROM facts',
        'SELECT $1',
        'SELECT ?',
      ])
        await look(sql).then(
          () => undefined,
          () => undefined,
        );
      expect(await state()).toEqual(before);
      expect((await look('SELECT count(*) FROM facts')).rows).toEqual([[2]]);
      expect(
        (await look("SELECT value FROM duckdb_settings() WHERE name = 'lock_configuration'")).rows,
      ).toEqual([['true']]);
    });

    it('is stopped, however long it would run, and the engine goes on', async () => {
      for (const sql of [
        'SELECT count(*) FROM range(100000000000000) a WHERE hash(a.range) = 1',
        'SELECT count(*) FROM facts a, range(100000000000000) b',
      ]) {
        const stop = new AbortController();
        const running = database.look(sql, 10, stop.signal);
        setTimeout(() => stop.abort(), 300);
        await expect(running).rejects.toThrow(/abort/i);
        expect((await look('SELECT 1')).rows).toEqual([[1]]);
      }
    });

    it('names what is wrong with a statement', async () => {
      await expect(look('SELECT nothing FROM facts')).rejects.toThrow(/nothing/);
      await expect(look('SELECT * FROM nowhere')).rejects.toThrow(/nowhere/);
      await expect(look('SELECT * FROM "no.where"')).rejects.toThrow(/no\.where/);
      await expect(look('SELECT (')).rejects.toThrow(/syntax/i);
    });
  });
});
