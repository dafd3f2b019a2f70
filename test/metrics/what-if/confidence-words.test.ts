import { afterAll, beforeAll, expect, it } from 'vitest';
import { calibrationWhole } from '../../../src/metrics/calibration/by-group';
import { emptySelection } from '../../../src/slice/selection/selection';
import { openLog } from './log';
import type { OpenLog } from './log';

let log: OpenLog;
beforeAll(async () => {
  const said = (word: string, n: number, right: number, first: number) =>
    Array.from({ length: n }, (_, at) => ({
      id: first + at,
      decision: { confidence: undefined, confidence_raw: word },
      verdict: at < right ? ('true_positive' as const) : ('false_positive' as const),
    }));
  log = await openLog([...said('High', 20, 15, 0), ...said('low', 12, 3, 100)]);
});
afterAll(() => log.close());

it('words have observed rates and no calibration error', async () => {
  const found = await calibrationWhole(log.database, emptySelection);
  expect(found.words.map(({ word, hits, n, incidents }) => [word, hits, n, incidents])).toEqual([
    ['high', 15, 20, 20],
    ['low', 3, 12, 12],
  ]);
  expect(found.summary).toMatchObject({ ece: null, n: 0, withoutConfidence: 32, state: 'not_measurable' });
});
