import { parse } from 'date-fns';
import { parseTime } from '../../records/time';
import type { FieldRule } from '../../records/mapping';
import { isObject } from '../../records/unknown';
import type { Zone } from '../reading/zone';
import { type Decided, DayOrders } from './day-orders';
import { numberOf, textOf } from './rows/foreign';
import { dayIn, type ShortDate, writtenTime } from './written-time';

export interface ReadTime {
  readonly text: string;
  /** What had to be guessed, in words. */
  readonly guess?: string;
}

type Outcome = ReadTime | { readonly expected: string };

const perMilli = { s: 0.001, ms: 1, us: 1000, ns: 1_000_000 } as const;
const unitWords = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;
type Unit = keyof typeof perMilli;

/** From 1973 to 5138 only one unit gives a number of this size. */
function unitBySize(value: number): Unit {
  const size = Math.abs(value);
  if (size < 1e11) return 's';
  if (size < 1e14) return 'ms';
  return size < 1e17 ? 'us' : 'ns';
}

const isNumeric = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d{9,19}(\.\d+)?\s*$/.test(value));

/** No log that is read was written before 2000: a number that would be older counts from another day, or no time. */
const earliestGuess = Date.UTC(2000, 0, 1);
const latestTime = 7_258_118_400_000;
const whichUnit = 'a time whose unit its size tells: give the unit of this column';

function ofNumber(value: number | string, unit: Unit | undefined, meant: Unit | undefined): Outcome {
  const number = numberOf(value);
  if (!Number.isFinite(number)) return { expected: 'a time from 1970 to 2199 as a number' };
  const used = unit ?? unitBySize(number);
  const milliseconds =
    used === 'ns' && typeof value === 'string' && /^\s*\d+\s*$/.test(value)
      ? numberOf(BigInt(value.trim()) / 1_000_000n)
      : number / perMilli[used];
  if (!(milliseconds >= 0 && milliseconds < latestTime))
    return { expected: 'a time from 1970 to 2199 as a number' };
  const text = new Date(Math.floor(milliseconds)).toISOString();
  if (unit !== undefined || used === meant) return { text };
  if (milliseconds < earliestGuess) return { expected: isSerial(number) ? needsSerial : whichUnit };
  const but = meant === undefined ? '' : `, though the format says ${unitWords[meant]}`;
  return { text, guess: `a time given as a number was read as ${unitWords[used]} by its size${but}` };
}

const serialText = /^\s*\d{5}(?:[.,]\d+)?\s*$/;
/** A day of 2000 to 2100 as a spreadsheet counts it. */
const isSerial = (number: number) => number >= 36_526 && number < 73_415;
const needsSerial =
  'a time, not the number of a day in a spreadsheet: save it as a time, or give the unit excel';

/** Could this be the number of a day in a spreadsheet, from 2000 to 2100? */
export const mayBeSerial = (value: unknown): boolean =>
  (typeof value === 'number' || (typeof value === 'string' && serialText.test(value))) &&
  isSerial(numberOf(textOf(value).replace(',', '.')));

/** Days since 30 December 1899 on a wall clock, as Excel and others save them (ECMA-376, 18.17.4). */
function ofSerial(value: unknown, zone: Zone | undefined): Outcome {
  if (!mayBeSerial(value)) return { expected: 'the number of a day in a spreadsheet, from 2000 to 2100' };
  const [, fraction = ''] = textOf(value).trim().split(/[.,]/);
  // Six digits tell seconds, and no more.
  const step = fraction.length > 6 ? 1 : 1000;
  const milliseconds = (numberOf(textOf(value).replace(',', '.')) - 25_569) * 86_400_000;
  return inZone(new Date(Math.round(milliseconds / step) * step).toISOString().slice(0, -1), zone);
}

/** As PowerShell and .NET write it in JSON: milliseconds, whatever offset stands behind them. */
const microsoftDate = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

/** A time that JSON wraps in an object: `{"value":"/Date(…)/"}` of PowerShell, `{"$date":…}` of MongoDB. */
function unwrapped(value: unknown): unknown {
  if (!isObject(value)) return value;
  const inner = value.$date ?? (typeof value.value === 'string' ? value.value : undefined);
  return isObject(inner) ? inner.$numberLong : (inner ?? value);
}

/** Years of two digits are those from 1980 to 2079. */
const century = new Date(Date.UTC(2030, 0, 1, 12));
const hasOffset = /[xXOz]/;

/** How the order of day and month of a date is told; without it one that no value settles is refused. */
type DecideOrder = (date: ShortDate) => Decided;
const alone: DecideOrder = (date) => new DayOrders().of('', date);

/**
 * A time of a foreign source as RFC 3339 text. Numbers are told by their size unless `unit` says what they
 * are; `meant` is the unit that the format prescribes. Text without an offset needs `zone`.
 */
export function readTime(
  wrapped: unknown,
  { unit, pattern }: Pick<FieldRule, 'unit' | 'pattern'>,
  zone: Zone | undefined,
  meant?: Unit,
  orderOf: DecideOrder = alone,
): Outcome {
  const value = unwrapped(wrapped);
  if (unit === 'excel') return ofSerial(value, zone);
  if (pattern === undefined && isNumeric(value) && !isCompact(value))
    return ofNumber(value, unit === 'auto' ? undefined : unit, meant);
  if (value instanceof Date)
    return isNaN(value.getTime()) ? { expected: 'a time' } : { text: value.toISOString() };
  if (typeof value !== 'string' && !isCompact(value)) return { expected: 'a time, as text or as a number' };
  const text = textOf(value as string | number).trim();
  if (pattern !== undefined) return ofPattern(text, pattern, zone);
  const whole = text.replace(/ ?(?:UTC|GMT|Z)$/i, 'Z').replace(/ ?([+-]\d{2}):?(\d{2})$/, '$1:$2');
  if (parseTime(whole) !== undefined) return { text: whole };
  const [, milliseconds] = microsoftDate.exec(text) ?? [];
  if (milliseconds !== undefined) return ofNumber(milliseconds, 'ms', undefined);
  if (mayBeSerial(text)) return { expected: needsSerial };
  return ofWritten(text, zone, orderOf);
}

/** `20260301100000`: fourteen digits that are no number of a unit within the years that are read. */
const isCompact = (value: unknown): boolean => /^\s*(?:19|20|21)\d{12}\s*$/.test(textOf(value));

function ofWritten(text: string, zone: Zone | undefined, orderOf: DecideOrder): Outcome {
  const written = writtenTime(text);
  if (written === undefined) {
    return /^\d{1,2}:\d{2}/.test(text)
      ? { expected: 'a day as well as an hour' }
      : { expected: 'an RFC 3339 time, a number of seconds to nanoseconds, or a pattern for this writing' };
  }
  const { day, clock, offset } = written;
  if (clock === undefined) return { expected: 'an hour as well as a day, or a pattern for this writing' };
  if (typeof day === 'string') return atPlace(`${day}T${clock}`, offset, zone);
  const decided = orderOf(day);
  if ('expected' in decided) return decided;
  const time = atPlace(`${dayIn(day, decided.order)}T${clock}`, offset, zone);
  return 'text' in time && decided.guess !== undefined ? { ...time, guess: decided.guess } : time;
}

function atPlace(wall: string, offset: string | undefined, zone: Zone | undefined): Outcome {
  if (offset === undefined) return inZone(wall, zone);
  const text = `${wall}${offset}`;
  return parseTime(text) === undefined ? { expected: 'a day and hour that exist' } : { text };
}

function inZone(text: string, zone: Zone | undefined): Outcome {
  if (zone === undefined) return { expected: 'a time with an offset, or a named zone' };
  const resolved = zone.resolve(text);
  return parseTime(resolved) === undefined ? { expected: 'a day and hour that exist' } : { text: resolved };
}

function ofPattern(text: string, pattern: string, zone: Zone | undefined): Outcome {
  const isAbsolute = hasOffset.test(pattern.replace(/'[^']*'/g, ''));
  try {
    // The machine's own zone must not matter: the wall time is parsed as if it were UTC.
    const moment = isAbsolute ? parse(text, pattern, century) : parse(`${text} Z`, `${pattern} X`, century);
    // `yyyy` takes 26 for the year 26.
    if (!(moment.getTime() >= 0)) return { expected: `a time written as ${pattern}` };
    if (isAbsolute) return { text: moment.toISOString() };
    return inZone(moment.toISOString().slice(0, -1), zone);
  } catch {
    return { expected: `a time pattern that can be read, not ${pattern}` };
  }
}
