import { expect, it } from 'vitest';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import { emptySelection } from '../../src/slice/selection/selection';
import type { LogRecord } from '../../src/records/record';
import { databaseOf } from '../fixtures/database';
import { at, clockAt, decision, verdict } from '../fixtures/records';

/** One bundle of 200 right decisions over 40 days, and a few of another one spread among them. */
const log = (beside: number, isRight: boolean): LogRecord[] => [
  ...Array.from({ length: 200 }, (_, number) => [
    decision({
      decision_id: `a${number}`,
      time: at(1 + Math.floor(number / 5), number % 5),
      resource: { uid: `host-${number}`, criticality: 'low' },
    }),
    verdict({ decision_id: `a${number}`, verdict: 'true_positive', time: at(42) }),
  ]).flat(),
  ...Array.from({ length: beside }, (_, number) => [
    decision({
      decision_id: `b${number}`,
      release_id: 'canary',
      time: at(4 + number * 7, 6),
      resource: { uid: `box-${number}`, criticality: 'low' },
    }),
    verdict({
      decision_id: `b${number}`,
      verdict: isRight ? 'true_positive' : 'false_positive',
      time: at(42),
    }),
  ]).flat(),
  ...clockAt(at(60), { resource: { uid: 'late', criticality: 'low' } }),
];

async function judged(records: readonly LogRecord[]) {
  const database = await databaseOf(records);
  try {
    const { scopes } = await evaluateScopes(database, emptySelection, { asOf: Date.parse(at(60)) });
    const { state, sentence, inService } = scopes[0]!;
    return { state, sentence, canary: inService.find(({ release }) => release === 'canary')?.state };
  } finally {
    await database.close();
  }
}

it('a bundle of five decisions, all wrong, speaks for the scope; one of five right ones is not proven', async () => {
  const wrong = await judged(log(5, false));
  expect(wrong).toMatchObject({ state: 'step_down', canary: 'step_down' });
  expect(wrong.sentence).toContain('with bundle canary');
  expect(await judged(log(5, true))).toMatchObject({ canary: 'not_shown_yet' });
});
