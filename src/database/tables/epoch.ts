import { parseTime } from '../../records/time';

let lastDay = '';
let lastDayStart: number | undefined;

/**
 * `parseTime` for a million records: a UTC time on a day seen just before is put together from its digits.
 * Epoch milliseconds, or undefined for a missing time.
 */
export function epochOf(text: string | null | undefined): number | undefined {
  if (text == null) return undefined;
  const day = text.slice(0, 10);
  if (day !== lastDay) {
    lastDay = day;
    lastDayStart = parseTime(`${day}T00:00:00Z`);
  }
  if (lastDayStart === undefined || text.charCodeAt(text.length - 1) !== Z) return parseTime(text);
  let milliseconds = 0;
  if (text.length === 24) {
    milliseconds = 100 * digit(text, 20) + 10 * digit(text, 21) + digit(text, 22);
  } else if (text.length !== 20) {
    return parseTime(text);
  }
  const hours = 10 * digit(text, 11) + digit(text, 12);
  const minutes = 10 * digit(text, 14) + digit(text, 15);
  const seconds = 10 * digit(text, 17) + digit(text, 18);
  return lastDayStart + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

const Z = 'Z'.charCodeAt(0);
const digit = (text: string, at: number) => text.charCodeAt(at) - 48;
