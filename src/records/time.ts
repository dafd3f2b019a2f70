import { z } from 'zod';

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * RFC 3339 time with an offset, in UTC epoch milliseconds; fractions beyond the millisecond are cut.
 * `undefined` when the text is no such time (no offset, no such day, an hour 24, an offset over 23:59).
 */
export function parseTime(text: string): number | undefined {
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

/** Before the Unix epoch or after the year 2200 a log time is a clock fault, not a time. */
const plausible = (epoch: number) => epoch >= 0 && epoch < 7_258_118_400_000;

/** An RFC 3339 text as it stands in a record; stays text, so that the record can be published as JSON Schema. */
export const time = z
  .string()
  .refine(
    (text) => parseTime(text) !== undefined,
    'an RFC 3339 time with an offset, such as 2026-03-01T09:30:00Z',
  )
  .refine((text) => plausible(parseTime(text) ?? 0), 'a time from 1970 to 2199')
  .meta({ format: 'date-time', description: 'RFC 3339 with an offset' });
