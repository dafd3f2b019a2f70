import { expect, it } from 'vitest';
import { bundlePairs, periodPairs } from '../../../src/app/screens/overrides/compare/pairs';
import { emptySelection } from '../../../src/slice/selection/selection';

const at = (text: string) => Date.parse(`${text}T00:00:00Z`);
const period = { from: at('2026-02-09'), to: Date.parse('2026-11-15T21:38:00Z') };
const days = ({ from, to }: { from?: number; to?: number }) =>
  [from, to].map((time) => (time === undefined ? '' : new Date(time).toISOString().slice(0, 10)));

it('compares a period with the equally long one before it, and none where nothing lies before', () => {
  const kept = { ...emptySelection, from: at('2026-06-01'), to: at('2026-06-11') };
  const [pair] = periodPairs(kept, period);
  expect(pair?.a).toBeUndefined();
  expect(days(pair!.b)).toEqual(['2026-05-22', '2026-06-01']);
  expect(periodPairs({ ...kept, from: period.from }, period)).toEqual([]);
});

it('takes the last four weeks where no period is set, to the end of the last day', () => {
  const [pair] = periodPairs({ ...emptySelection, only: { workflow: ['w'] } }, period);
  expect(days(pair!.a!)).toEqual(['2026-10-19', '2026-11-16']);
  expect(days(pair!.b)).toEqual(['2026-09-21', '2026-10-19']);
  expect(pair?.b.only).toEqual({ workflow: ['w'] });
  // Three weeks in all: there is nothing before the last four.
  expect(periodPairs(emptySelection, { from: at('2026-10-26'), to: period.to })).toEqual([]);
});

it('compares a bundle with the one whose place it took', () => {
  const steps = [
    { agent: 'a', before: '1', after: '2' },
    { agent: 'a', before: '2', after: '3' },
    { agent: 'b', before: 'x', after: 'y' },
  ];
  const words = (chosen: string[]) =>
    bundlePairs({ ...emptySelection, only: { release: chosen } }, steps, (id) => `r${id}`).map(
      ({ words: said, a, b }) => [said, a?.only.release, b.only.release],
    );
  expect(words([])).toEqual([
    ['r3 with r2', ['3'], ['2']],
    ['ry with rx', ['y'], ['x']],
  ]);
  expect(words(['2'])).toEqual([['r2 with r1', undefined, ['1']]]);
  expect(words(['1'])).toEqual([]);
});
