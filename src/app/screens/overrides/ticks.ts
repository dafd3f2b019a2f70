import { utcDay } from '../../../words/format';
import type { Dimension } from '../../../slice/selection/dimension';

const day = 86_400_000;
const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const starts: Readonly<Record<string, string>> = {
  '0.0-0.5': '<.5',
  '0.5-0.6': '.5',
  '0.6-0.7': '.6',
  '0.7-0.8': '.7',
  '0.8-0.9': '.8',
  '0.9-0.95': '.9',
  '0.95-0.99': '.95',
  '0.99-1.0': '.99',
};

/** The short name under a column; undefined where it would run into its neighbour's. */
export function tickOf(dimension: Dimension, key: string, at: number, of: number): string | undefined {
  if (key === '(none)') return '–';
  if (dimension === 'weekday') return weekdays[Number(key) - 1];
  if (dimension === 'hour') return Number(key) % 6 === 0 ? key : undefined;
  if (dimension === 'confidence_band') return starts[key];
  if (dimension === 'week')
    return at % Math.ceil(of / 6) === 0 ? utcDay(Date.parse(`${key}T00:00:00Z`)) : undefined;
  return key.replace('-', '–');
}

/** Every week from the first to the last, so that a week without decisions is a gap and not left out. */
export function everyWeek(keys: readonly string[]): string[] {
  const times = keys.map((key) => Date.parse(`${key}T00:00:00Z`)).filter((time) => !Number.isNaN(time));
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  if (times.length === 0 || (last - first) / day / 7 > 400) return [...keys].sort();
  const weeks: string[] = [];
  for (let time = first; time <= last; time += 7 * day) weeks.push(new Date(time).toISOString().slice(0, 10));
  return weeks;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthNumber = (key: string) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;

/** A month as the bench calls it: “Mar 2026”; weeks belong to the month in which they begin. */
export const monthWords = (key: string): string =>
  `${months[Number(key.slice(5, 7)) - 1] ?? key} ${key.slice(0, 4)}`;

/** The short name under a month; undefined where it would run into its neighbour's. */
export const monthTick = (key: string, at: number, of: number): string | undefined =>
  at % Math.ceil(of / 8) === 0 ? months[Number(key.slice(5, 7)) - 1] : undefined;

/** Every month from the first to the last, `2026-03`. */
export function everyMonth(keys: readonly string[]): string[] {
  const known = keys.filter((key) => /^\d{4}-\d{2}$/.test(key)).map(monthNumber);
  const first = known.reduce((a, b) => Math.min(a, b), Infinity);
  const last = known.reduce((a, b) => Math.max(a, b), -Infinity);
  if (known.length === 0 || last - first > 400) return [...keys].sort();
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const month = first + at;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
