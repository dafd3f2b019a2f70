import { z } from 'zod';

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * RFC 3339 time with an offset, in UTC epoch milliseconds; fractions beyond the millisecond are cut.
 * `undefined` when the text is no such time (no offset, no such day, an hour 24, an offset over 23:59).
 */
export function parseTime(text: string): number | undefined {
  return parseUsual(text) ?? parseAny(text);
}

function parseAny(text: string): number | undefined {
  const match = rfc3339.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', offset = ''] = match;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const wall = Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second!, milliseconds);
  const date = new Date(wall);
  if (date.getUTCDate() !== +day! || date.getUTCMonth() !== +month! - 1 || +hour! > 23 || +minute! > 59) {
    return undefined;
  }
  if (+second! > 60) return undefined;
  if (offset === 'Z' || offset === 'z') return wall;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  const shift = (hours * 60 + minutes) * 60_000;
  return offset.startsWith('-') ? wall + shift : wall - shift;
}

/** Of `2026-03-01T09:30:00Z`: what every character is, `0` standing for a digit. */
const usual = '0000-00-00T00:00:00Z';
const usualWithFraction = '0000-00-00T00:00:00.000Z';
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The two forms that nearly every log writes, without a RegExp or a Date; `undefined` for any other text. */
function parseUsual(text: string): number | undefined {
  const form =
    text.length === usual.length
      ? usual
      : text.length === usualWithFraction.length
        ? usualWithFraction
        : undefined;
  if (form === undefined) return undefined;
  for (let at = 0; at < form.length; at++) {
    const wanted = form.charCodeAt(at);
    const unit = text.charCodeAt(at);
    if (wanted === zero ? unit < zero || unit > zero + 9 : unit !== wanted) return undefined;
  }
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (year < 1970 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day < 1 || day > daysOfMonth[month - 1]! + (month === 2 && isLeap ? 1 : 0)) return undefined;
  let days = (year - 1970) * 365 + leapDaysBefore(year) - leapDaysBefore(1970) + day - 1;
  for (let before = 0; before < month - 1; before++) days += daysOfMonth[before]!;
  if (month > 2 && isLeap) days++;
  const fraction = form === usual ? 0 : 10 * twoDigits(text, 20) + text.charCodeAt(22) - zero;
  return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction;
}

const zero = 48;
const twoDigits = (text: string, at: number) =>
  10 * (text.charCodeAt(at) - zero) + text.charCodeAt(at + 1) - zero;

/** Leap days from the year 1 to the end of the year before, in the Gregorian calendar. */
const leapDaysBefore = (year: number) =>
  Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);

/** Before the Unix epoch or after the year 2200 a log time is a clock fault, not a time. */
const plausible = (epoch: number) => epoch >= 0 && epoch < 7_258_118_400_000;

function isLogTime(text: string): boolean {
  const epoch = parseTime(text);
  return epoch !== undefined && plausible(epoch);
}

/** An RFC 3339 text as it stands in a record; stays text, so that the record can be published as JSON Schema. */
export const time = z
  .string()
  .refine(isLogTime, {
    error: ({ input }) =>
      parseTime(String(input)) === undefined
        ? 'an RFC 3339 time with an offset, such as 2026-03-01T09:30:00Z'
        : 'a time from 1970 to 2199',
  })
  .meta({ format: 'date-time', description: 'RFC 3339 with an offset' });
