import type { WeekPoint } from '../../answers/outcomes/weeks';
import type { DataTableProps } from '../table/Table';
import { count, isShown, rateShort, utcDate, utcDay } from '../../words/format';
import { rateTable } from './rate-point';

/** A drawing holds this many weeks at most; the table holds all. */
export const mostWeeks = 300;

/** The weeks as a table. */
export function weekTable(weeks: readonly WeekPoint[], caption: string): DataTableProps {
  return rateTable(
    weeks.map((week) => ({
      ...week,
      label: week.immature ? `${utcDate(week.start)}, not matured` : utcDate(week.start),
    })),
    caption,
    'Week from (UTC)',
  );
}

/** What the hatch of a weekly figure means, or why it has none; ends in a space. */
export function lagNote(weeks: readonly WeekPoint[], readsLag: boolean): string {
  if (!readsLag) return 'This measure needs no truth, so no week is too young for it. ';
  return weeks.some(({ immature }) => immature) ? 'Hatched: not matured, not judged. ' : '';
}

/** One sentence: the first and the last judged week, and how many decisions lie between. */
export function weekSummary(weeks: readonly WeekPoint[]): string {
  const judged = weeks.filter((week) => !week.immature);
  const shown = judged.filter(isShown);
  const [first, last] = [shown[0], shown.at(-1)];
  const young = weeks.length - judged.length;
  const tail =
    young === 0 ? '' : `; the last ${young === 1 ? 'week has' : `${count(young)} weeks have`} not matured`;
  if (weeks.length === 0) return 'No week here has a decision that counts.';
  if (judged.length === 0) return 'No week here has matured: the last day of each is younger than the lag.';
  if (!first || !last)
    return judged.length === 1
      ? `The one week to be judged has too few resolved decisions for a percentage${tail}.`
      : `None of ${count(judged.length)} weeks has enough resolved decisions for a percentage${tail}.`;
  const n = judged.reduce((sum, week) => sum + week.n, 0);
  if (first === last)
    return `${rateShort(last)} in the week from ${utcDay(last.start)}, ${count(last.n)} resolved${tail}.`;
  return `From ${rateShort(first)} in the week from ${utcDay(first.start)} to ${rateShort(last)} in the week from ${utcDay(last.start)}, ${count(n)} resolved in ${count(judged.length)} weeks${tail}.`;
}
