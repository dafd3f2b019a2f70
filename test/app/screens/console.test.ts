import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { examples } from '../../../src/app/screens/sql/examples';
import schemaSql from '../../../src/app/screens/sql/schema.sql?raw';
import { overSlice } from '../../../src/app/screens/sql/StatementBar';
import type { QueryError } from '../../../src/database/engine/engine-error';
import { errorPlace, withoutPlace } from '../../../src/database/engine/error-place';
import { sliceStore } from '../../../src/session/slice-store';
import { saveStatement, useStatements } from '../../../src/session/statements';
import { columnWords, tableWords } from '../../../src/words/column-words';
import { openSample, type Opened } from '../../stories/samples';

let sample: Opened;
beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample.close());

const rowsOf = async (sql: string) => (await sample.database.look(sql, 10_000)).rows;

it('describes every table and column that it lists, and no other', async () => {
  const row = z.object({ table_name: z.string(), column_name: z.string() });
  const columns = await sample.database.rows({ sql: schemaSql, values: [] }, row);
  expect(columns.length).toBeGreaterThan(300);
  const names = (of: 'table_name' | 'column_name') => [...new Set(columns.map((each) => each[of]))].sort();
  expect(Object.keys(tableWords).sort()).toEqual(names('table_name'));
  expect(Object.keys(columnWords).sort()).toEqual(names('column_name'));
});

it('answers every example, over the slice in view as well, which holds what the filters leave', async () => {
  sliceStore.getState().clear();
  for (const { question, sql } of examples) {
    const whole = await rowsOf(sql);
    expect(whole.length, question).toBeGreaterThan(0);
    // Without a filter the slice is what is in production: all that the examples read.
    expect(await rowsOf(overSlice(sql)), question).toEqual(whole);
  }
  sliceStore.getState().keepOnly('workflow', ['mail-quarantine']);
  const [override] = examples;
  const rows = await rowsOf(overSlice(override!.sql));
  expect([...new Set(rows.map(([workflow]) => workflow))]).toEqual(['mail-quarantine']);
  sliceStore.getState().clear();
});

it.each([
  ['SELECT workflw FROM facts', 1, 8, 'not found in FROM clause'],
  [
    '-- why\n\nSELECT count(*) FROM facts\nWHERE workflow = 3 AND AND',
    4,
    24,
    'syntax error at or near "AND"',
  ],
  ['EXPLAIN SELECT 1,\n  nosuch(1)', 2, 3, 'nosuch does not exist'],
  [
    `SELECT ${Array.from({ length: 40 }, (_, at) => `${at} AS c${at}`).join(', ')}, workflw FROM facts`,
    1,
    428,
    'workflw',
  ],
])('finds the place of an error in what was written: %#', async (sql, line, column, words) => {
  const reason: unknown = await sample.database.look(sql, 1).catch((error: unknown) => error);
  const { said } = reason as QueryError;
  expect(errorPlace(said, sql)).toMatchObject({ line, column });
  expect(withoutPlace(said)).toContain(words);
  expect(withoutPlace(said)).not.toContain('LINE');
});

it('names no place where the engine names none', () => {
  expect(errorPlace('Out of memory', 'SELECT 1')).toBeNull();
  expect(errorPlace('Parser Error: x\n\nLINE 9: SELECT\n        ^', 'SELECT 1')).toBeNull();
});

it('saves no statement that names a person, nor one under such a name', () => {
  const namesSomebody = (text: string) => text.includes('j.park');
  expect(saveStatement({ name: 'hers', sql: "SELECT 'j.park'" }, namesSomebody)).toContain('Not saved');
  expect(saveStatement({ name: 'of j.park', sql: 'SELECT 1' }, namesSomebody)).toContain('Not saved');
  expect(useStatements.getState().saved).toEqual([]);
  saveStatement({ name: 'one', sql: 'SELECT 1' }, namesSomebody);
  saveStatement({ name: 'one', sql: 'SELECT 2' }, namesSomebody);
  expect(useStatements.getState().saved).toEqual([{ name: 'one', sql: 'SELECT 2' }]);
});
