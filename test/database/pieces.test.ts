import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../src/database/engine/open-database';
import { insertRecords } from '../fixtures/database';
import { bareEngine, openEngine } from '../fixtures/engine';
import { randomLogs } from '../metrics/random-log';

it('facts of a log that is too large to be held loose are made in pieces, and are the same in the same order', async () => {
  const database = await openEngine();
  const tables = ['facts', 'facts_readings', 'human_actions'];
  const anyRow = z.record(z.string(), z.unknown());
  const ran: string[] = [];
  const engine = await bareEngine();
  const small = await openDatabase({
    ...engine,
    looseRows: 3,
    work: (parts, signal) => {
      ran.push(...parts.map((part) => ('step' in part ? part.step : part.script)));
      return engine.work(parts, signal);
    },
  });
  // A log of a few decisions is one piece.
  const largeLogs = randomLogs.filter(
    (records) => records.filter((record) => record.event_type === 'decision').length >= 12,
  );
  for (const records of fc.sample(largeLogs, 3)) {
    const there = [];
    for (const each of [database, small]) {
      await each.clear();
      await insertRecords(each, records);
      const account = await each.build();
      const rows = [];
      for (const table of tables)
        rows.push(
          await each.rows({ sql: `SELECT rowid, * FROM ${table} ORDER BY rowid`, values: [] }, anyRow),
        );
      there.push({ account, rows });
    }
    expect(there[1]).toEqual(there[0]);
  }
  expect(ran.filter((sql) => sql.startsWith('INSERT INTO facts')).length).toBeGreaterThan(3);
  await Promise.all([small.close(), database.close()]);
});
