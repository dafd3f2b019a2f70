import { expect, it } from 'vitest';
import { listDecisions } from '../../src/metrics/decisions/list';
import { gateDefinition } from '../../src/metrics/gate-evidence/gate-definition';
import type { LogRecord } from '../../src/records/record';
import { everyRelease } from '../../src/slice/rows-request';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, clockAt, decision, verdict } from '../fixtures/records';

const wrong = (id: string, day: number, release_id: string): LogRecord[] => [
  decision({ decision_id: id, time: at(day), release_id }),
  verdict({ decision_id: id, event_id: `v ${id}`, time: at(day + 1), verdict: 'false_positive' }),
];

it('lists the errors of every bundle until the incident that tripped, and none after it', async () => {
  const database = await databaseOf([
    ...wrong('before', 2, 'one'),
    ...wrong('next bundle', 4, 'two'),
    ...wrong('after', 9, 'two'),
    decision({ decision_id: 'right', time: at(3) }),
    verdict({ decision_id: 'right', event_id: 'v right', time: at(4) }),
    ...clockAt(at(40)),
  ]);
  const ids = async (releases: string[]) => {
    const found = await listDecisions(
      database,
      {
        ...{ of: 'gate', agent: 'agent-1', workflow: 'endpoint', riskClass: 'low', releases },
        ...{ definition: gateDefinition('false_positive_share'), part: 'errors' },
        ...{ labels: { maturityLagDays: 14, minLabelRank: 1 }, openedUntil: Date.parse(at(5)) },
      },
      emptySelection,
      { order: 'oldest', limit: 50, offset: 0 },
    );
    return found.map((line) => line.decision_id);
  };
  expect(await ids([everyRelease])).toEqual(['before', 'next bundle']);
  expect(await ids(['two'])).toEqual(['next bundle']);
  await database.close();
});
