import { minus, nbsp } from './characters';
import { count, counted } from './number';

// Log times are UTC, and date-fns formats in the machine's zone: read the UTC parts directly.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const unknown = 'unknown time';
const two = (n: number) => String(n).padStart(2, '0');

function parts(ms: number) {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return null;
  return {
    day: `${at.getUTCDate()}${nbsp}${months[at.getUTCMonth()] ?? ''}`,
    year: String(at.getUTCFullYear()),
    minute: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
    second: two(at.getUTCSeconds()),
  };
}

/** "14 Oct", UTC. */
export function utcDay(ms: number): string {
  return parts(ms)?.day ?? unknown;
}

/** "14 Oct 2025", UTC. */
export function utcDate(ms: number): string {
  const p = parts(ms);
  return p ? `${p.day}${nbsp}${p.year}` : unknown;
}

/** "02:06:58", UTC. */
export function utcTime(ms: number): string {
  const p = parts(ms);
  return p ? `${p.minute}:${p.second}` : unknown;
}

/** "02:06", UTC: for dense table cells. */
export function utcMinute(ms: number): string {
  return parts(ms)?.minute ?? unknown;
}

/** "14 Oct 2025, 02:06:58 UTC". */
export function utcDateTime(ms: number): string {
  return parts(ms) ? `${utcDate(ms)}, ${utcTime(ms)}${nbsp}UTC` : unknown;
}

/** "3 Feb to 16 Nov 2025": a period of whole days, UTC; the first year only where it differs. */
export function utcPeriod(from: number, until: number): string {
  const [a, b] = [parts(from), parts(until)];
  if (!a || !b) return unknown;
  if (a.day === b.day && a.year === b.year) return utcDate(from);
  return `${a.year === b.year ? a.day : utcDate(from)} to${nbsp}${utcDate(until)}`;
}

const units = [
  { ms: 86_400_000, one: 'day', many: 'days' },
  { ms: 3_600_000, one: 'h', many: 'h' },
  { ms: 60_000, one: 'min', many: 'min' },
  { ms: 1000, one: 's', many: 's' },
];

/**
 * A span in its two largest units: 48 s, 11 min 34 s, 9 days 12 h; what is left over is cut, and a
 * second unit of nought is left out. Under a second: "under 1 s".
 */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return unknown;
  if (ms < 0) return minus + duration(-ms);
  if (ms === 0) return `0${nbsp}s`;
  if (ms < 1000) return `under${nbsp}1${nbsp}s`;
  const first = units.findIndex((unit) => ms >= unit.ms);
  let left = ms;
  return units
    .slice(first, first + 2)
    .map((unit) => {
      const n = Math.floor(left / unit.ms);
      left -= n * unit.ms;
      return n === 0 ? '' : `${count(n)}${nbsp}${n === 1 ? unit.one : unit.many}`;
    })
    .filter((said) => said !== '')
    .join(nbsp);
}

/** Days as weeks, rounded up: "4 weeks". */
export function weeks(days: number): string {
  // 1e-9: 28 days reckoned as 28.000000000000004 are four weeks, not five.
  return counted(Math.ceil(days / 7 - 1e-9), 'week');
}

/** A wait of more than ten years is no plan. */
export const farWeeks = 520;

/** "5 weeks"; beyond ten years "86 years, out of reach". */
export const waitWords = (inWeeks: number): string =>
  inWeeks > farWeeks ? `${counted(Math.ceil(inWeeks / 52.18), 'year')}, out of reach` : weeks(inWeeks * 7);

/** Days as "6 days" up to 13, then weeks; both rounded up. Beyond ten years as years that are out of reach. */
export function daysOrWeeks(days: number): string {
  const whole = Math.ceil(days - 1e-9);
  return whole <= 13 ? counted(whole, 'day') : waitWords(whole / 7);
}
