import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { agreementTables } from '../../src/metrics/agreement-table/agreement-table';
import { agreement } from '../../src/metrics/shares/agreement';
import { measure } from '../../src/metrics/rate/measure';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, decision, review, verdict } from '../fixtures/records';

// Every proposal isolates h1; every human decided blind.
const isolate = { name: 'isolate_host', category: 'isolate' } as const;
const pair = (id: string, more: Parameters<typeof review>[0]) => [
  decision({ decision_id: id, action: isolate, resource: { uid: 'h1', type: 'host' } }),
  review({ decision_id: id, reviewer: { uid: 'r' }, saw_agent_output: false, ...more }),
  verdict({ decision_id: id }),
];

let database: Database;
beforeAll(async () => {
  database = await databaseOf([
    ...pair('approved', {}),
    ...pair('same', { outcome: 'override', action: isolate }),
    ...pair('same-too', { outcome: 'override', action: isolate }),
    ...pair('other', { outcome: 'override', action: { name: 'notify', category: 'notify' } }),
    ...pair('evicted', { outcome: 'override', action: { name: 'kill', category: 'evict' } }),
    ...pair('unsaid', { outcome: 'override' }),
    ...pair('elsewhere', { outcome: 'override', action: isolate, resource: { uid: 'h2', type: 'host' } }),
    verdict({ decision_id: 'late', time: at(30, 9) }),
  ]);
});
afterAll(() => database.close());

it('a review that says override and names what was proposed differs, and is counted apart from another target', async () => {
  const [rate] = await measure(database, agreement, emptySelection);
  expect([rate?.hits, rate?.n]).toEqual([1, 7]);
  const { blind, advised } = await agreementTables(database, emptySelection);
  expect(blind).toMatchObject({ pairs: 7, observed: 4 / 7, otherTarget: 1, sameOverride: 2 });
  expect(advised.sameOverride).toBe(0);
});
