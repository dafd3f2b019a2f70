import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import endingSql from './ending.sql?raw';
import endingsSql from './endings.sql?raw';
import safeFailsSql from './safe-fails.sql?raw';

/** How a test run ended, each kept apart: a refusal is no hold, and an expiry is neither. */
export const testEndings = [
  'agent refused',
  'policy denied',
  'human held',
  'approval expired',
  'escalated',
  'would have acted',
  'executed',
  'error',
] as const;

/** The ending of one row of `slice`, as SQL. */
export const testEnding = endingSql.replace(/^--.*$/m, '').trim();

const endingRow = z.object({
  kind: z.string(),
  category: z.string(),
  expected: z.string(),
  ending: z.enum(testEndings),
  runs: z.number(),
  scenarios: z.number(),
  met: z.number(),
  not_met: z.number(),
  open: z.number(),
});
export type TestRuns = z.infer<typeof endingRow>;

const controlRow = z.object({
  event_id: z.string(),
  kind: z.enum(['safe_fail', 'kill_switch_on', 'kill_switch_off', 'breaker_trip', 'breaker_reset']),
  /** Epoch milliseconds, as `released`. */
  at: z.number(),
  agent: z.string(),
  workflow: z.string(),
  /** When the switch or breaker was taken back; null when it never was, or for other kinds. */
  released: z.number().nullable(),
});
export type StopEvent = z.infer<typeof controlRow>;

/** Test runs of the slice by kind, category, expected and real ending; production is never read. */
export async function testRuns(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<{ runs: TestRuns[]; statement: Statement }> {
  const slice = sliceOf(selectionFor('test', selection));
  const statement = {
    sql: `${slice.sql}\n${fill(endingsSql, { ending: testEnding })}`,
    values: slice.values,
  };
  return { runs: await query.rows(statement, endingRow, signal), statement };
}

/** Safe fails, kill switches and breakers of the whole log, the first 500. */
export async function stopEvents(
  query: Query,
  signal?: AbortSignal,
): Promise<{ events: StopEvent[]; statement: Statement }> {
  const statement = { sql: safeFailsSql.trim(), values: [] };
  return { events: await query.rows(statement, controlRow, signal), statement };
}
