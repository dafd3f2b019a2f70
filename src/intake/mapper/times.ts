import { parse } from 'date-fns';
import { parseTime } from '../../records/time';
import type { FieldRule } from '../../records/mapping';
import type { Zone } from '../reading/zone';

export interface ReadTime {
  readonly text: string;
  /** What had to be guessed, in words. */
  readonly guess?: string;
}

type Outcome = ReadTime | { readonly expected: string };

const perMilli = { s: 0.001, ms: 1, us: 1000, ns: 1_000_000 } as const;
const unitWords = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;
type Unit = keyof typeof perMilli;

/** Between 1973 and 5138 only one unit gives a number of this size (2001 to 2286 for the usual ones). */
function unitBySize(value: number): Unit {
  const size = Math.abs(value);
  if (size < 1e11) return 's';
  if (size < 1e14) return 'ms';
  return size < 1e17 ? 'us' : 'ns';
}

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d{9,19}(\.\d+)?\s*$/.test(value));

function ofNumber(value: number | string, unit: FieldRule['unit'], meant: Unit | undefined): Outcome {
  const number = Number(value);
  const wrong = { expected: 'a time from 1970 to 2199 as a number' };
  if (!Number.isFinite(number)) return wrong;
  const known = unit !== undefined && unit !== 'auto' ? unit : undefined;
  const used = known ?? unitBySize(number);
  const milliseconds =
    used === 'ns' && typeof value === 'string' && /^\s*\d+\s*$/.test(value)
      ? Number(BigInt(value.trim()) / 1_000_000n)
      : number / perMilli[used];
  if (!(milliseconds >= 0 && milliseconds < 7_258_118_400_000)) return wrong;
  const text = new Date(Math.floor(milliseconds)).toISOString();
  if (known !== undefined || used === meant) return { text };
  const but = meant === undefined ? '' : `, though the format says ${unitWords[meant]}`;
  return { text, guess: `a time given as a number was read as ${unitWords[used]} by its size${but}` };
}

const wall = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2})?([.,]\d{1,9})?$/;
/** Years of two digits are those from 1980 to 2079. */
const century = new Date(Date.UTC(2030, 0, 1, 12));
const hasOffset = /[xXOz]/;

/**
 * A time of a foreign source as RFC 3339 text. Numbers are told by their size unless `unit` says what they
 * are; `meant` is the unit that the format prescribes. Text without an offset needs `zone`.
 */
export function readTime(
  value: unknown,
  rule: Pick<FieldRule, 'unit' | 'pattern'>,
  zone: Zone | undefined,
  meant?: Unit,
): Outcome {
  if (rule.pattern === undefined && isNumeric(value)) {
    return ofNumber(value as number | string, rule.unit, meant);
  }
  if (value instanceof Date)
    return isNaN(value.getTime()) ? { expected: 'a time' } : { text: value.toISOString() };
  if (typeof value !== 'string') return { expected: 'a time, as text or as a number' };
  const text = value.trim();
  if (rule.pattern !== undefined) return ofPattern(text, rule.pattern, zone);
  const whole = text.replace(/ ?(?:UTC|GMT|Z)$/i, 'Z').replace(/ ?([+-]\d{2}):?(\d{2})$/, '$1:$2');
  if (parseTime(whole) !== undefined) return { text: whole };
  const local = wall.exec(text);
  if (local !== null) {
    const [, day = '', minutes = '', seconds = ':00', fraction = ''] = local;
    return inZone(`${day}T${minutes}${seconds}${fraction.replace(',', '.')}`, zone);
  }
  return { expected: 'an RFC 3339 time, a number of seconds to nanoseconds, or a pattern for this writing' };
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
    if (isNaN(moment.getTime())) return { expected: `a time written as ${pattern}` };
    if (isAbsolute) return { text: moment.toISOString() };
    return inZone(moment.toISOString().slice(0, -1), zone);
  } catch {
    return { expected: `a time pattern that can be read, not ${pattern}` };
  }
}
