import { parseExactOnce } from '../reading/exact-json';
import { numberOf, textOf } from './rows/foreign';

/** 66.3 / 100 is 0.6629999999999999 in doubles; no source knows more than 12 digits. */
export const twelveDigits = (number: number): number => numberOf(number.toPrecision(12));

/** A number as people write it: `0.91`, `91%`, `66,0 %`, `0,91`. A comma that may stand for thousands is left alone. */
export function asNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  const percent = /^(-?\d+(?:[.,]\d+)?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined) return twelveDigits(numberOf(percent.replace(',', '.')) / 100);
  if (/^[+-]?(\d+,\d{1,2}|0,\d+)$/.test(text)) return numberOf(text.replace(',', '.'));
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? numberOf(text) : value;
}

/** Multiplied, where it is a number. */
export function scaled(value: unknown, scale: number | undefined): unknown {
  return scale === undefined || typeof value !== 'number' ? value : twelveDigits(value * scale);
}

/** `true`, `yes`, `1` and what they deny; anything else as it is. */
export function asYesNo(value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  const text = textOf(value).trim().toLowerCase();
  if (['true', 'yes', 'y', '1'].includes(text)) return true;
  return ['false', 'no', 'n', '0'].includes(text) ? false : value;
}

/** JSON that is written as text; anything else as it is. */
export function asObject(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return parseExactOnce(value);
  } catch {
    return value;
  }
}
