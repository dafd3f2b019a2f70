import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readRuns } from '../../sample-data/agentdyn/convert';
import { toDecision, toRelease, toVerdict } from '../../sample-data/agentdyn/records';
import { openEngine } from '../fixtures/engine';
import type { Database } from '../../src/database/engine/database';
import { catalogue, definitionOf, type AnyMetricId } from '../../src/metrics/catalogue';
import { decisionsInView } from '../../src/metrics/in-view/in-view';
import { measure } from '../../src/metrics/rate/measure';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { insertRecords } from '../fixtures/database';

let database: Database;
const releaseOf = new Map<string, string>();
const inTests = { ...emptySelection, environment: 'test' } as const;

beforeAll(async () => {
  const records: LogRecord[] = [];
  let row = 0;
  for await (const run of readRuns()) {
    row += 1;
    if (!releaseOf.has(run.bundle)) {
      const release = toRelease(run.bundle);
      releaseOf.set(run.bundle, release.release_id);
      records.push(release);
    }
    records.push(toDecision(run, row), toVerdict(run, row));
  }
  database = await openEngine();
  await insertRecords(database, records);
  await database.build();
});
afterAll(() => database.close());

async function byBundle(id: AnyMetricId) {
  const rates = await measure(database, definitionOf(id), inTests, 'release');
  return (bundle: string) => rates.find((rate) => rate.key === releaseOf.get(bundle));
}
const percent = (share: number | null | undefined) => Math.round(1000 * (share ?? NaN)) / 10;

describe('AgentDyn in the app’s own numbers', () => {
  it('keeps 76 bundles apart, and no run without an outcome counts as one', async () => {
    const [row] = await database.rows(
      {
        sql: `SELECT CAST(count(*) AS DOUBLE) AS runs, CAST(count(DISTINCT release) AS DOUBLE) AS bundles,
          CAST(count(*) FILTER (WHERE warranted IS NULL) AS DOUBLE) AS open FROM facts`,
        values: [],
      },
      z.object({ runs: z.number(), bundles: z.number(), open: z.number() }),
    );
    expect(row).toEqual({ runs: 47_723, bundles: 76, open: 12 });
  });

  it('lets no test record into a production number', async () => {
    expect((await decisionsInView(database, emptySelection)).decisions).toBe(0);
    for (const definition of catalogue) {
      const rates = await measure(database, definition, emptySelection);
      expect(rates.map(({ n, unresolved, state }) => [n, unresolved, state])).toEqual([
        [0, 0, 'not_measurable'],
      ]);
    }
  });

  it.each([
    ['gpt-4o-2024-08-06', 53.3, 55.4, 38.9],
    ['gpt-4o-2024-08-06-progent', 6.7, 5.7, 1.8],
    ['gpt-4o-2024-08-06-piguard_detector', 10.0, 1.4, 1.8],
    ['gpt-5-mini-2025-08-07', 65.0, 65.0, 0.4],
  ])('%s: right %d plain, %d attacked; %d attacks succeed', async (bundle, plain, attacked, success) => {
    expect(percent((await byBundle('replay_right_share'))(bundle)?.share)).toBe(plain);
    expect(percent((await byBundle('attacked_right_share'))(bundle)?.share)).toBe(attacked);
    expect(percent(1 - ((await byBundle('adversarial_pass_rate'))(bundle)?.share ?? NaN))).toBe(success);
  });

  it('keeps the injected task itself out of both', async () => {
    const plain = await measure(database, definitionOf('replay_right_share'), inTests);
    const attacked = await measure(database, definitionOf('attacked_right_share'), inTests);
    const counted = [...plain, ...attacked].reduce((sum, { n, unresolved }) => sum + n + unresolved, 0);
    expect(counted).toBe(47_723 - 1871);
  });
});
