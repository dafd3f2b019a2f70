import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kpisOf } from '../../src/cli/kpis';
import type { Database } from '../../src/database/engine/database';
import type { Engine } from '../../src/database/engine/engine';
import { nativeEngine } from '../../src/database/engine/native/native-engine';
import { openInNode } from '../../src/database/engine/node';
import type { BindValue, Query, Statement } from '../../src/database/engine/query';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import { canonical } from '../../src/records/canonical';
import { emptySelection } from '../../src/slice/selection/selection';
import { insertRecords } from '../fixtures/database';
import { decision } from '../fixtures/records';
import { randomLogs } from '../metrics/random-log';
import { openSample, read, type Opened } from '../stories/samples';
import { askEverything } from './every-asker';

const anyRow = z.record(z.string(), z.unknown());
const tables = ['facts', 'human_actions', 'decisions', 'audit_events', 'bundles', 'people', 'clock'];

interface Asked {
  readonly sql: string;
  readonly values: readonly BindValue[];
  readonly rows: readonly Record<string, unknown>[];
}

let native: Opened;
let shipped: Opened;
/** In two threads, which share even the smallest table: rows that no statement orders come in any order. */
let parallel: Opened;
/** The first time each statement text was asked, and what the native engine answered. */
const asked = new Map<string, Asked>();
const recording = (database: Database, into: Map<string, Asked>): Query => ({
  async rows(statement, row, signal) {
    const rows = await database.rows(statement, anyRow, signal);
    if (!into.has(statement.sql)) into.set(statement.sql, { ...statement, rows });
    return z.array(row).parse(rows);
  },
});

async function engineInThreads(): Promise<Engine> {
  const engine = await nativeEngine({ threads: 2 });
  await engine.run('PRAGMA verify_parallelism');
  return engine;
}

beforeAll(async () => {
  native = await openSample();
  await askEverything(recording(native.database, asked), native);
  shipped = await read('sample-data', openInNode);
  parallel = await openSample(engineInThreads);
});
afterAll(async () => {
  await native.close();
  await shipped.close();
  await parallel.close();
});

// A join that compares every row with every row has no answer in time on a large log. DuckDB chooses it where no
// equality can be hashed: a condition on the left table alone in ON is enough. `ON b.id = CASE WHEN … THEN a.id END`
// says the same and is hashed.

/** What may join so, by a stretch of its text, and why that stays small. */
const small: Readonly<Record<string, string>> = {
  "c.control_kind = 'kill_switch_on'": 'a scope with each time the kill switch was thrown: dozens with a few',
  "c.control_kind = 'breaker_trip'": 'a scope with each trip of a breaker: dozens with a few',
  'is_proposal AND sampling_probability IS NOT NULL\n  ) = 0': 'every decision with one number',
  '(SELECT count(*) FROM slice WHERE truth AND target_right IS NOT NULL) > 0':
    'every decision with one number',
  'FROM chosen, needle': 'every decision with one text that is sought',
  '-- Every record about the decision': 'every record with one decision',
};
const planRow = z.object({ explain_value: z.string() });
const everyWithEvery = /BLOCKWISE_NL_JOIN|NESTED_LOOP_JOIN/;

async function planOf({ sql, values }: Statement): Promise<string> {
  const rows = await native.database.rows({ sql: `EXPLAIN ${sql}`, values }, planRow);
  return rows.map(({ explain_value: plan }) => plan).join('\n');
}

describe('plans', () => {
  it('compare every row with every row in no statement', async () => {
    const found: string[] = [];
    for (const statement of asked.values()) {
      if (!everyWithEvery.test(await planOf(statement))) continue;
      if (!Object.keys(small).some((stretch) => statement.sql.includes(stretch))) found.push(statement.sql);
    }
    expect(asked.size).toBeGreaterThan(300);
    expect(found).toEqual([]);
  });

  it('have no reason left over', () => {
    const texts = [...asked.keys()];
    const idle = Object.keys(small).filter((stretch) => !texts.some((sql) => sql.includes(stretch)));
    expect(idle).toEqual([]);
  });

  it('that do are noticed', async () => {
    const sql = `SELECT count(*) AS n FROM audit_events a
      LEFT JOIN human_actions h ON h.review_event_id = a.event_id AND a.decision_id IS NULL`;
    expect(await planOf({ sql, values: [] })).toMatch(everyWithEvery);
  });
});

/** The same value in the same order; of numbers that are not whole, to 1e-9 of the larger, as far as two sums agree. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    if (Number.isInteger(one) && Number.isInteger(other)) return one === other;
    return Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [Object.entries(one), Object.entries(other)];
  return (
    ours.length === theirs.length &&
    ours.every(([name, value], at) => theirs[at]![0] === name && isAlike(value, theirs[at]![1]))
  );
}

/** The statements that another engine answers otherwise. */
async function differing(statements: Iterable<Asked>, database: Database): Promise<string[]> {
  const found: string[] = [];
  for (const { sql, values, rows } of statements) {
    const there = await database.rows({ sql, values }, anyRow);
    if (isAlike(rows, there)) continue;
    const at = rows.findIndex((row, index) => !isAlike(row, there[index]));
    found.push(`${sql}\nrow ${at}: ${JSON.stringify([rows[at], there[at]]).slice(0, 800)}`);
  }
  return found;
}

const digest = (value: unknown) =>
  createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(value))))
    .digest('hex');

describe('native DuckDB and the shipped engine', () => {
  it.each(tables)('make the same table %s of the sample', async (table) => {
    const statement = { sql: `SELECT * FROM ${table} ORDER BY ALL`, values: [] };
    const here = await native.database.rows(statement, anyRow);
    expect(here.length).toBeGreaterThan(0);
    expect(await shipped.database.rows(statement, anyRow)).toEqual(here);
  });

  it('give every column the same type', async () => {
    const statement = {
      sql: `SELECT table_name, column_name, data_type FROM duckdb_columns()
        WHERE database_name = 'store' AND NOT internal ORDER BY table_name, column_index`,
      values: [],
    };
    const here = await native.database.rows(statement, anyRow);
    expect(here.length).toBeGreaterThan(200);
    expect(await shipped.database.rows(statement, anyRow)).toEqual(here);
  });

  it('answer every statement alike, row by row in the same order', async () => {
    expect(await differing(asked.values(), shipped.database)).toEqual([]);
  });

  it('give one verdict of the sample, byte for byte', async () => {
    const { asOf } = native.account.build;
    const verdicts = [];
    for (const database of [native, parallel, shipped].map((each) => each.database))
      verdicts.push(await evaluateScopes(database, emptySelection, { asOf }));
    expect(verdicts[0]!.scopes.length).toBeGreaterThan(3);
    expect(new Set(verdicts.map(digest)).size).toBe(1);
  });

  it.each([
    ['a count', [{ n: 1 }], [{ n: 2 }]],
    ['a share', [{ n: 0.5 }], [{ n: 0.500000001 }]],
    ['the order', [{ n: 1 }, { n: 2 }], [{ n: 2 }, { n: 1 }]],
    ['a missing row', [{ n: 1 }], []],
    ['nothing for zero', [{ n: 0 }], [{ n: null }]],
  ])('would differ by %s', (_, one, other) => {
    expect(isAlike(one, other)).toBe(false);
    expect(isAlike(one, structuredClone(one))).toBe(true);
  });

  it('are asked every statement that the source holds', () => {
    const texts = [...asked.keys()].map(plain);
    expect(texts.length).toBeGreaterThan(300);
    const unasked = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.sql') && !file.startsWith('database'))
      .filter((file) => !texts.some((text) => holds(text, readFileSync(path.join('src', file), 'utf8'))));
    expect(unasked).toEqual([]);
  });

  // From here on: they empty the databases.
  it('take the same texts, whatever is in them', async () => {
    const hostile = [
      '',
      'a',
      'a\0b',
      'a\0c',
      '\ud800',
      '\udc00',
      '💥',
      "'; DROP TABLE facts; --",
      'x'.repeat(300),
    ];
    const records = Array.from({ length: 3 * 2048 }, (_, index) => {
      const text = hostile[index % hostile.length]!;
      return decision({
        ...{ decision_id: `${text} ${index}`, workflow: text, trace_id: text },
        ...(index % 3 === 0
          ? {}
          : { confidence: index / 7, abstained: index % 2 === 0, source: { product: text } }),
      });
    });
    const there = [];
    for (const { database } of [native, shipped]) {
      await database.clear();
      await insertRecords(database, records);
      there.push(await database.rows({ sql: 'SELECT * FROM decisions ORDER BY line', values: [] }, anyRow));
    }
    expect(there[0]).toHaveLength(records.length);
    expect(there[0]).toEqual(there[1]);
  });

  it('answer alike over random logs, and give one verdict of each', async () => {
    // A log in which nothing acts in production has no scope, so that few statements are asked of it.
    const judged = randomLogs.filter((records) =>
      records.some(
        (each) =>
          each.event_type === 'decision' && each.environment === 'production' && each.scenario == null,
      ),
    );
    for (const records of fc.sample(judged, Number(process.env.SOAK ? 50 : 1))) {
      const verdicts = new Set<string>();
      const statements = new Map<string, Asked>();
      for (const database of [native, parallel, shipped].map((each) => each.database)) {
        await database.clear();
        await insertRecords(database, records);
        const { asOf } = await database.build();
        const query = database === native.database ? recording(database, statements) : database;
        verdicts.add(digest(await evaluateScopes(query, emptySelection, { asOf })));
        if (database === native.database) await kpisOf(query, emptySelection);
        if (database === shipped.database) expect(await differing(statements.values(), database)).toEqual([]);
      }
      expect(statements.size).toBeGreaterThan(60);
      expect(verdicts.size).toBe(1);
    }
  });
});

/** Without comment lines, every gap one space. */
const plain = (sql: string) =>
  sql
    .replace(/^\s*--.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Every stretch of the file between its holes stands in the statement, in its order. */
function holds(statement: string, source: string): boolean {
  let from = 0;
  for (const stretch of plain(source)
    .replace(/;$/, '')
    .split(/\{\w+\}|holds\([^()]+\)/)) {
    const at = statement.indexOf(stretch.trim(), from);
    if (at < 0) return false;
    from = at + stretch.trim().length;
  }
  return true;
}
