import { expect, it } from 'vitest';
import { areWeeksThin, monthRows } from '../../../src/app/screens/overrides/chart-rows';
import { definitionOf } from '../../../src/metrics/catalogue';
import { crossFilter } from '../../../src/metrics/cross-filter/cross-filter';
import { emptySelection } from '../../../src/slice/selection/selection';
import { queryOver, type Fact } from '../../metrics/hand-facts';

// 6, 13, 20 and 27 April and 4 May begin weeks; none holds ten decisions, April holds twelve. Nothing in June.
const weeks = ['2026-04-06', '2026-04-13', '2026-04-20', '2026-04-27', '2026-05-04', '2026-07-06'];
const facts = weeks.flatMap((week, at): Fact[] => [
  { week, incident_key: 3 * at },
  { week, incident_key: 3 * at + 1 },
  { week, incident_key: 3 * at + 2, ...(at < 2 ? { human_outcome: 'reject', is_overridden: true } : {}) },
]);

it('shows months where weeks hold too few: a week is of the month in which it begins, an empty month is a gap', async () => {
  const query = await queryOver(facts);
  const chart = { dimension: 'week', most: 400 } as const;
  const ask = async (byMonth: boolean) =>
    (
      await crossFilter(
        query,
        definitionOf('override_rate'),
        emptySelection,
        [{ ...chart, byMonth }],
        byMonth ? 'full' : 'quick',
      )
    ).week;
  const byWeek = await ask(false);
  expect(areWeeksThin(byWeek)).toBe(true);
  expect(areWeeksThin({ rates: (byWeek?.rates ?? []).slice(0, 5), rest: null })).toBe(false);
  const months = monthRows((await ask(true))!);
  expect(months.map(({ key, name, n, tick }) => [key, name, n, tick])).toEqual([
    ['2026-04', 'Apr 2026', 12, 'Apr'],
    ['2026-05', 'May 2026', 3, 'May'],
    ['2026-06', 'Jun 2026', 0, 'Jun'],
    ['2026-07', 'Jul 2026', 3, 'Jul'],
  ]);
  expect(months[0]?.share).toBeCloseTo(2 / 12, 12);
  expect(months[1]?.share).toBeNull();
});
