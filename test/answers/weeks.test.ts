import { describe, expect, it } from 'vitest';
import { weeksOf } from '../../src/answers/outcomes/weeks';
import { isTooYoung, rateLong, rateShort } from '../../src/words/format';
import { pointWords, rateTable } from '../../src/charts/rates/rate-point';
import type { RatePoint } from '../../src/answers/outcomes/rate-point';
import { lagNote, weekSummary } from '../../src/charts/rates/week-point';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const week = (key: string, hits: number, n: number): RatePoint => ({
  key,
  hits,
  n,
  incidents: n,
  unresolved: 0,
  share: n === 0 ? null : hits / n,
  interval: n === 0 ? null : { lower: 0.1, upper: 0.5 },
  state: n === 0 ? 'not_enough_data' : 'measured',
  reason: null,
});
// Mondays; the log ends on Saturday 15 November 2025, 9:00.
const weeks = [week('2025-11-03', 5, 25), week('2025-11-10', 6, 20)];
const asOf = Date.UTC(2025, 10, 15, 9);
const said = (points: readonly RatePoint[], lagDays: number) =>
  plain(weekSummary(weeksOf(points, asOf, lagDays)));

describe('weeks against the lag', () => {
  it('are judged once their last day is as old as the lag', () => {
    // The week of 3 November ends on the 10th, 0:00: five days and nine hours before the end of the log.
    const immature = (lagDays: number) => weeksOf(weeks, asOf, lagDays).map((each) => each.immature);
    expect(immature(5)).toEqual([false, true]);
    expect(immature(6)).toEqual([true, true]);
    expect(said(weeks, 5)).toBe('20.0% in the week from 3 Nov, 25 resolved; the last week has not matured.');
    expect(said(weeks, 14)).toBe('No week here has matured: the last day of each is younger than the lag.');
    expect(lagNote(weeksOf(weeks, asOf, 14), true)).toBe('Hatched: not matured, not judged. ');
  });

  it('are never too young where no lag is set or the measure needs no truth', () => {
    expect(weeksOf(weeks, asOf, 0).map((each) => each.immature)).toEqual([false, false]);
    expect(said(weeks, 0)).toBe(
      'From 20.0% in the week from 3 Nov to 30.0% in the week from 10 Nov, 45 resolved in 2 weeks.',
    );
    expect(lagNote(weeksOf(weeks, asOf, 0), true)).toBe('');
    expect(lagNote(weeksOf(weeks, asOf, 0), false)).toMatch(/needs no truth/);
  });

  it('say what is missing, with the number of weeks in good order', () => {
    const few = [week('2025-11-03', 1, 4), week('2025-11-10', 0, 3)];
    expect(said(few, 0)).toBe('None of 2 weeks has enough resolved decisions for a percentage.');
    expect(said(few, 5)).toBe(
      'The one week to be judged has too few resolved decisions for a percentage; the last week has not matured.',
    );
    expect(said([], 14)).toBe('No week here has a decision that counts.');
  });
});

it('a rate of which all is too young is no count of nothing', () => {
  const young = week('young', 0, 0);
  expect(isTooYoung(young)).toBe(true);
  expect(isTooYoung({ ...young, unresolved: 1 })).toBe(false);
  expect([rateShort(young), rateLong(young), pointWords(young)]).toEqual(
    Array.from({ length: 3 }, () => 'too young to be judged'),
  );
  expect(rateTable([young], 'Rates', 'Bundle').rows[0]?.cells[1]).toBe('too young to be judged');
});
