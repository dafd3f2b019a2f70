import { minus, nbsp, to } from './characters';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `value` with a fixed number of decimals, commas for thousands and a real minus; "−0" is "0". */
export function decimal(value: number, decimals: number): string {
  const [whole = '0', part] = Math.abs(value).toFixed(decimals).split('.');
  const text = part === undefined ? grouped(whole) : `${grouped(whole)}.${part}`;
  return value < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** A whole number with commas: 2,636. */
export function count(n: number): string {
  return decimal(Math.round(n), 0);
}

/** "1 incident", "2,636 proposals"; `many` defaults to `one` with an s. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)}${nbsp}${n === 1 ? one : many}`;
}

/**
 * A share 0…1 as a percentage with one decimal: 15.4%. A share that is neither 0 nor 1 never reads as
 * 0.0% or 100.0%: it is "under 0.1%" or "over 99.9%".
 */
export function percent(share: number): string {
  const text = `${decimal(share * 100, 1)}%`;
  if (share > 0 && text === '0.0%') return `under${nbsp}0.1%`;
  if (share < 1 && text === '100.0%') return `over${nbsp}99.9%`;
  return text;
}

/**
 * An interval of shares as a percentage range that never breaks: 14.0–16.8%. More decimals, at most
 * three, where one would make both ends read alike.
 */
export function percentRange(interval: Interval, decimals = 1): string {
  const ends = (places: number) => [
    decimal(interval.lower * 100, places),
    decimal(interval.upper * 100, places),
  ];
  let places = decimals;
  while (places < 3 && interval.lower < interval.upper && ends(places)[0] === ends(places)[1]) places += 1;
  return `${ends(places).join(to)}%`;
}

/** "405 of 2,636". */
export function hitsOf(hits: number, n: number): string {
  return `${count(hits)}${nbsp}of${nbsp}${count(n)}`;
}

/** "2 in 412": events in incidents. */
export function hitsIn(hits: number, n: number): string {
  return `${count(hits)}${nbsp}in${nbsp}${count(n)}`;
}

function signed(value: number): string {
  const text = decimal(value, 1);
  return value > 0 && text !== '0.0' ? `+${text}` : text;
}

/** A difference of shares in points, with its sign and interval: +5.9 points (3.4 to 8.2). */
export function points(difference: number, interval?: Interval | null): string {
  const said = `${signed(difference * 100)}${nbsp}points`;
  if (!interval) return said;
  const [lower, upper] = [decimal(interval.lower * 100, 1), decimal(interval.upper * 100, 1)];
  return `${said} (${lower}${nbsp}to${nbsp}${upper})`;
}

/**
 * An e-value: one decimal under 100, whole from 100, "over 1,000" above. Rounded down, so that 19.96
 * never reads as the 20 that opens a gate.
 */
export function eValue(e: number): string {
  if (e > 1000) return `over${nbsp}1,000`;
  if (e < 0.1) return `under${nbsp}0.1`;
  // 1e-9 takes back what binary fractions lose: 0.3 * 10 must stay 3.
  return e < 100 ? decimal(Math.floor(e * 10 + 1e-9) / 10, 1) : decimal(Math.floor(e + 1e-9), 0);
}

/** What an e-value must reach, rounded up: one that is shown as less has not reached it. */
export function eMark(needed: number): string {
  return needed < 100 ? decimal(Math.ceil(needed * 10 - 1e-9) / 10, 1) : count(Math.ceil(needed - 1e-9));
}

/** A share as "1 in 100", or as a percentage where 1 in N would not be exact. */
export function oneIn(share: number): string {
  if (share <= 0) return 'none';
  const whole = Math.round(1 / share);
  const exact = whole >= 2 && Math.abs(whole * share - 1) < 1e-9;
  return exact ? `1${nbsp}in${nbsp}${count(whole)}` : decimalPercent(share);
}

function decimalPercent(share: number): string {
  const value = share * 100;
  const places = [0, 1, 2, 3].find((p) => Math.abs(Number(value.toFixed(p)) - value) < 1e-9) ?? 3;
  return `${decimal(value, places)}%`;
}

/** A limit in words: "at most 1 in 100", "at least 85%", "none". */
export function limit(share: number, side: 'at_most' | 'at_least'): string {
  if (side === 'at_least') return `at${nbsp}least${nbsp}${decimalPercent(share)}`;
  return share <= 0 ? 'none' : `at${nbsp}most${nbsp}${oneIn(share)}`;
}

/** A gate keeps the share in error; where the measure counts what is right, its limit reads the other way: "at least 99%". */
export function gateLimitWords(limitInError: number, isHigherBetter: boolean): string {
  return isHigherBetter ? limit(1 - limitInError, 'at_least') : limit(limitInError, 'at_most');
}

/** Bytes in decimal units, as file managers show them: 435 MB. */
export function bytes(n: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = n < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3));
  const value = n / 1000 ** step;
  return `${decimal(value, step === 0 || value >= 100 ? 0 : 1)}${nbsp}${units[step] ?? 'bytes'}`;
}

/** The ends of a long hash: 4f1c…a09e. */
export function shortHash(hash: string): string {
  return hash.length > 12 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash;
}
