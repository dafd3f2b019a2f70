import { numberOf, textOf } from './rows/foreign';

/** Which of three numbers is the day, which the month. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** Three numbers of a date, as written; `separator` stands between them. */
export interface ShortDate {
  readonly numbers: readonly [string, string, string];
  readonly separator: string;
}

/** A time as people and spreadsheets write it, taken apart. */
export interface WrittenTime {
  /** `2026-03-05`, or the three numbers of which the order is not known. */
  readonly day: string | ShortDate;
  /** `09:05:12.000`; undefined where only a day is written. */
  readonly clock: string | undefined;
  /** `Z` or `+02:00`, where one is written. */
  readonly offset: string | undefined;
}

/** Of month names in seven languages, in lower case and without accents, a beginning that no other month has. */
const months = [
  'jan gen ene',
  'feb fev',
  'mar mrt maer',
  'apr avr abr',
  'may mai mei mag',
  'jun juin giu',
  'jul juil lug',
  'aug aou ago',
  'sep set',
  'oct okt out ott',
  'nov',
  'dec dez dic',
].map((names) => names.split(' '));

function monthOf(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const at = months.findIndex((names) => names.some((each) => plain.startsWith(each)));
  return at < 0 ? undefined : at + 1;
}

const two = (text: string | number) => textOf(text).padStart(2, '0');
/** Years of two digits are those from 1980 to 2079. */
const yearOf = (text: string) => (text.length > 2 ? text : numberOf(text) < 80 ? `20${text}` : `19${text}`);

const dayOf = (year: string, month: string | number, day: string) =>
  `${yearOf(year)}-${two(month)}-${two(day)}`;

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const numbersOnly = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const weekday = /^\p{L}{2,12}\.?,?\s+(?=\d|\p{L}{3})/u;
const dayAndName =
  /^(\d{1,2})(?:\.|st|nd|rd|th)?[-/\s]\s*(?:de\s+)?(\p{L}{3,12})\.?(?:[-/.,\s]|\sde\s)\s*(\d{4}|\d{2})(?!\d)/iu;
const nameAndDay = /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu;

function datePart(text: string): { day: WrittenTime['day']; rest: string } | undefined {
  const year = yearFirst.exec(text);
  if (year !== null) return { day: dayOf(year[1]!, year[3]!, year[4]!), rest: text.slice(year[0].length) };
  const short = numbersOnly.exec(text);
  if (short !== null) {
    const [whole, one = '', separator = '', second = '', third = ''] = short;
    return { day: { numbers: [one, second, third], separator }, rest: text.slice(whole.length) };
  }
  for (const from of [text, text.replace(weekday, '')]) {
    const named = dayAndName.exec(from);
    if (named !== null) {
      const month = monthOf(named[2]!);
      return month === undefined
        ? undefined
        : { day: dayOf(named[3]!, month, named[1]!), rest: from.slice(named[0].length) };
    }
    const first = nameAndDay.exec(from);
    const month = first === null ? undefined : monthOf(first[1]!);
    if (first !== null && month !== undefined)
      return { day: dayOf(first[3]!, month, first[2]!), rest: from.slice(first[0].length) };
  }
  return undefined;
}

const half = 'a\\.?\\s?m\\.?|p\\.?\\s?m\\.?|上午|下午|午前|午後|오전|오후';
const clockOnly = new RegExp(
  `^(?:(${half})\\s*)?(\\d{1,2})([:.])(\\d{2})(?:\\3(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*(${half})?(?:\\s*(?:Uhr|h))?\\s*(.*)$`,
  'iu',
);
const afternoon = /^p|下午|午後|오후/iu;

function clockPart(text: string): { clock: string; zone: string } | undefined {
  const found = clockOnly.exec(text);
  if (found === null) return undefined;
  const [, before, written = '', , minute = '', second = '00', fraction = '', after, zone = ''] = found;
  const part = before ?? after;
  let hour = numberOf(written);
  if (part !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (afternoon.test(part) ? 12 : 0);
  }
  if (hour > 23 || numberOf(minute) > 59 || numberOf(second) > 59) return undefined;
  return { clock: `${two(hour)}:${minute}:${second}.${fraction.padEnd(3, '0')}`, zone };
}

function offsetOf(zone: string): string | undefined {
  const [, hours, minutes = '00'] = /^(?:UTC|GMT)?\s?([+-]\d{1,2})(?::?(\d{2}))?$/i.exec(zone) ?? [];
  if (hours !== undefined) return `${hours[0]}${two(hours.slice(1))}:${minutes}`;
  return /^(?:Z|UTC|GMT)$/i.test(zone) ? 'Z' : undefined;
}

const compact = /^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})(?:[.,](\d{1,9}))?\s*(\S*)$/;

/** The parts of a written time, or `undefined` where the text is none in any way that is known. */
export function writtenTime(whole: string): WrittenTime | undefined {
  const text = whole.trim();
  if (text.length > 100) return undefined;
  const packed = compact.exec(text);
  if (packed !== null) {
    const [, year = '', month = '', day = '', hour, minute, second, fraction = '', zone = ''] = packed;
    const offset = offsetOf(zone);
    if (zone !== '' && offset === undefined) return undefined;
    return {
      day: dayOf(year, month, day),
      clock: `${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}`,
      offset,
    };
  }
  const date = datePart(text);
  if (date === undefined) return undefined;
  const rest = date.rest.replace(/^(?:[\s,@T]|at\b|um\b)+/i, '');
  if (rest === '') return { day: date.day, clock: undefined, offset: undefined };
  const clock = clockPart(rest);
  if (clock === undefined) return undefined;
  // As JavaScript writes it: `GMT+0100 (Central European Standard Time)`.
  const zone = clock.zone.replace(/\(.*\)$/, '').trim();
  const offset = offsetOf(zone);
  if (zone !== '' && offset === undefined) return undefined;
  return { day: date.day, clock: clock.clock, offset };
}

/** In which orders the numbers of a short date are a day; the year has four digits, or stands where it must. */
export function ordersOf({ numbers: [one, second, third] }: ShortDate): DayOrder[] {
  const [a, b, c] = [numberOf(one), numberOf(second), numberOf(third)];
  const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  const orders: DayOrder[] = [];
  if (isDay(a, b)) orders.push('dmy');
  if (isDay(b, a)) orders.push('mdy');
  if (third.length === 2 && one.length === 2 && second.length === 2 && isDay(c, b)) orders.push('ymd');
  return orders;
}

/** `2026-03-05` of a short date. */
export function dayIn({ numbers: [a, b, c] }: ShortDate, order: DayOrder): string {
  if (order === 'dmy') return dayOf(c, b, a);
  return order === 'mdy' ? dayOf(c, a, b) : dayOf(a, b, c);
}
