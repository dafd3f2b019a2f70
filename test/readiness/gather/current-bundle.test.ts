import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluateScopes } from '../../../src/readiness/gather/gather';
import type { Database } from '../../../src/database/engine/database';
import { emptySelection } from '../../../src/slice/selection/selection';
import { databaseOf } from '../../fixtures/database';
import { at, decision, review } from '../../fixtures/records';

let database: Database;
beforeAll(async () => {
  const idle = { name: 'no_action', category: 'none' } as const;
  database = await databaseOf([
    decision({ decision_id: 'old', release_id: 'v1', time: at(2) }),
    decision({ decision_id: 'new', release_id: 'v2', time: at(9), action: idle }),
    review({ decision_id: 'new', time: at(30) }),
  ]);
});
afterAll(() => database.close());

it('a gate without anything to judge says that it reads the current bundle: an earlier one may have had it', async () => {
  const { scopes } = await evaluateScopes(database, emptySelection, { asOf: Date.parse(at(30)) });
  const gate = scopes[0]?.gates.find(({ metric }) => metric === 'false_positive_share');
  expect(scopes[0]?.release).toBe('v2');
  expect(gate?.reason).toBe(
    'the agent proposed no action under its current bundle: a read-only analyst has no false-positive share',
  );
});
