import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from '../../src/records/time';
import { times } from '../fixtures/times';

const two = (number: number) => String(number).padStart(2, '0');
const field = (most: number) => fc.integer({ min: 0, max: most }).map(two);

/** Calendar times, right and wrong: months 0 to 13, days 0 to 32, hours 24, minutes and seconds over 59. */
const calendar = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(1900, 1969, 1970, 2000, 2024, 2100, 2199)),
    field(13),
    field(32),
    field(24),
    field(61),
    field(61),
    fc.option(field(999).map((digits) => digits.padStart(3, '0'))),
  ) // prettier-ignore
  .map(([year, month, day, hour, minute, second, fraction]) => ({
    text: `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${fraction === null ? '' : `.${fraction}`}`,
    year,
    second,
  }));

describe('times', () => {
  it('mean the same in the usual form as with an offset of nothing written out', () => {
    let right = 0;
    fc.assert(
      fc.property(calendar, ({ text }) => {
        const usual = parseTime(`${text}Z`);
        if (usual !== undefined) right++;
        expect(usual).toBe(parseTime(`${text}+00:00`));
      }),
      { numRuns: times(5000) },
    );
    expect(right).toBeGreaterThan(1000);
  });

  it('are those of the platform for every real UTC time from 1970 on', () => {
    const last = Date.UTC(9999, 11, 31);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last }), (epoch) => {
        const text = new Date(epoch).toISOString();
        expect(parseTime(text)).toBe(epoch);
        expect(parseTime(`${text.slice(0, 19)}Z`)).toBe(epoch - (epoch % 1000));
      }),
      { numRuns: times(5000) },
    );
  });

  it('at the ends of every month from 1970 to 2399 are that day or none', () => {
    for (let year = 1970; year < 2400; year++)
      for (let month = 1; month <= 12; month++)
        for (let day = 28; day <= 32; day++) {
          const date = new Date(Date.UTC(year, month - 1, day));
          const expected = date.getUTCMonth() === month - 1 ? date.getTime() : undefined;
          expect(parseTime(`${year}-${two(month)}-${two(day)}T00:00:00Z`)).toBe(expected);
        }
  });

  it('with one character changed are refused, or are the time that then stands there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-03-01T09:30:00Z', '2026-03-01T09:30:00.250Z'),
        fc.nat(23),
        fc.constantFrom('0', '9', '/', ':', '-', 'Z', 'z', 't', 'T', ' ', '.', '٣', 'é', '+'),
        (text, at, unit) => {
          const other = text.slice(0, at) + unit + text.slice(at + 1);
          const withOffset = other.endsWith('Z') ? `${other.slice(0, -1)}+00:00` : undefined;
          if (withOffset !== undefined) expect(parseTime(other)).toBe(parseTime(withOffset));
        },
      ),
    );
  });
});
