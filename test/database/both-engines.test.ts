import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openInNode } from '../../src/database/engine/node';
import type { BindValue, Query } from '../../src/database/engine/query';
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
/** The first time each statement text was asked, and what the native engine answered. */
const asked = new Map<string, Asked>();
beforeAll(async () => {
  native = await openSample();
  const recording: Query = {
    async rows(statement, row, signal) {
      const rows = await native.database.rows(statement, anyRow, signal);
      if (!asked.has(statement.sql)) asked.set(statement.sql, { ...statement, rows });
      return z.array(row).parse(rows);
    },
  };
  await askEverything(recording, native);
  shipped = await read('sample-data', openInNode);
});
afterAll(async () => {
  await native.close();
  await shipped.close();
});

/** Numbers as far as two builds of one engine agree on a sum; everything else as it is. */
const rounded = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isInteger(value)) return Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rounded(inner)]));
};

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
    const differing: string[] = [];
    for (const { sql, values, rows } of asked.values()) {
      const there = await shipped.database.rows({ sql, values }, anyRow);
      try {
        expect(rounded(there)).toEqual(rounded(rows));
      } catch (reason) {
        differing.push(`${sql}\n${String((reason as Error).message).slice(0, 800)}`);
      }
    }
    expect(differing).toEqual([]);
  });

  it('are asked every statement that the source holds', () => {
    const texts = [...asked.keys()].map(plain);
    expect(texts.length).toBeGreaterThan(300);
    const unasked = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.sql') && !file.startsWith('database'))
      .filter((file) => !texts.some((text) => holds(text, readFileSync(path.join('src', file), 'utf8'))));
    expect(unasked).toEqual([]);
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
