import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Query, Statement } from '../../src/database/engine/query';
import { loadingTime, openSample, type Opened } from '../stories/samples';
import { askEverything } from './every-asker';

// A join that compares every row with every row has no answer in time on a large log. DuckDB chooses it where no
// equality can be hashed: a condition on the left table alone in ON is enough. `ON b.id = CASE WHEN … THEN a.id END`
// says the same and is hashed.

/** What may join so, by a stretch of its text, and why that stays small. */
const small: Readonly<Record<string, string>> = {
  "c.control_kind = 'kill_switch_on'": 'a scope with each time the kill switch was thrown: dozens with a few',
  "c.control_kind = 'breaker_trip'": 'a scope with each trip of a breaker: dozens with a few',
  'is_proposal AND sampling_probability IS NOT NULL\n  ) = 0': 'every decision with one number',
  'FROM chosen, needle': 'every decision with one text that is sought',
  '-- Every record about the decision': 'every record with one decision',
};

let sample: Opened;
const asked = new Map<string, Statement>();
beforeAll(async () => {
  sample = await openSample();
  const recording: Query = {
    rows(statement, row, signal) {
      if (!asked.has(statement.sql)) asked.set(statement.sql, statement);
      return sample.database.rows(statement, row, signal);
    },
  };
  await askEverything(recording, sample);
}, loadingTime);
afterAll(() => sample.close());

const planRow = z.object({ explain_value: z.string() });

async function planOf({ sql, values }: Statement): Promise<string> {
  const rows = await sample.database.rows({ sql: `EXPLAIN ${sql}`, values }, planRow);
  return rows.map(({ explain_value: plan }) => plan).join('\n');
}

const everyWithEvery = /BLOCKWISE_NL_JOIN|NESTED_LOOP_JOIN/;

it('no statement compares every row with every row', async () => {
  const found: string[] = [];
  for (const statement of asked.values()) {
    if (!everyWithEvery.test(await planOf(statement))) continue;
    if (!Object.keys(small).some((stretch) => statement.sql.includes(stretch))) found.push(statement.sql);
  }
  expect(asked.size).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

it('has no reason left over', () => {
  const texts = [...asked.keys()];
  const idle = Object.keys(small).filter((stretch) => !texts.some((sql) => sql.includes(stretch)));
  expect(idle).toEqual([]);
});

it('is noticed', async () => {
  const sql = `SELECT count(*) AS n FROM audit_events a
    LEFT JOIN human_actions h ON h.review_event_id = a.event_id AND a.decision_id IS NULL`;
  expect(await planOf({ sql, values: [] })).toMatch(everyWithEvery);
});
