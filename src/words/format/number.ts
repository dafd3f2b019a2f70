import { minus, nbsp, to } from './characters';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `value` with a fixed number of decimals, commas for thousands and a real minus; "−0" is "0", what is no number is a dash. */
export function decimal(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–';
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

/** The same, and "no incident" for none. */
export function countedOrNo(n: number, one: string, many = `${one}s`): string {
  return n === 0 ? `no${nbsp}${one}` : counted(n, one, many);
}

/** A coefficient or another number without a unit: whole, or two decimals, three where it is under 0.1. */
export function numberWords(value: number): string {
  return Number.isInteger(value) ? count(value) : decimal(value, Math.abs(value) < 0.1 ? 3 : 2);
}

/** A confidence, a score or another plain number: as many decimals as it needs, at most `most`; 0.9, 0.8125. */
export function exactNumber(value: number, most = 4): string {
  return decimal(value, placesOf(value, most));
}

/** As many decimals as it takes to write `value`, at most `most`. */
function placesOf(value: number, most: number): number {
  // 1e-9 takes back what binary fractions lose: 0.07 * 100 is 7.000000000000001.
  for (let places = 0; places < most; places += 1)
    if (Math.abs(Number(value.toFixed(places)) - value) < 1e-9) return places;
  return most;
}

/**
 * A share 0…1 as a percentage with one decimal: 15.4%. A share that is neither 0 nor 1 never reads as
 * 0.0% or 100.0%: it is "under 0.1%" or "over 99.9%". More decimals only where two shares must be seen to add up.
 */
export function percent(share: number, decimals = 1): string {
  if (!Number.isFinite(share)) return '–';
  const text = decimal(share * 100, decimals);
  const least = 10 ** -decimals;
  if (share > 0 && Number(text) === 0) return `under${nbsp}${decimal(least, decimals)}%`;
  if (share < 1 && Number(text) === 100) return `over${nbsp}${decimal(100 - least, decimals)}%`;
  return `${text}%`;
}

/** A tick of an axis of shares, without its unit: "2", "97.5". */
export function tickWords(share: number): string {
  return exactNumber(share * 100, 2);
}

/**
 * An interval of shares as a percentage range that never breaks: 14.0–16.8%. More decimals, at most three,
 * where one would make both ends read alike, or an end as the 0 or the 100 that it is not: 0.04–2.10%.
 */
export function percentRange({ lower, upper }: Interval, decimals = 1): string {
  const isMisread = (places: number) => {
    const [low, high] = [decimal(lower * 100, places), decimal(upper * 100, places)];
    return (
      (lower < upper && low === high) ||
      (lower > 0 && Number(low) === 0) ||
      (upper < 1 && Number(high) === 100)
    );
  };
  let places = decimals;
  while (places < 3 && isMisread(places)) places += 1;
  return `${decimal(lower * 100, places)}${to}${decimal(upper * 100, places)}%`;
}

/** A share that somebody set, with all its decimals, at most four: 5%, 0.2%, 12.25%. */
export function exactPercent(share: number): string {
  return Number.isFinite(share) ? `${exactNumber(share * 100)}%` : '–';
}

/** α with as many decimals as it takes for 1/α to read as the e-value that it asks for: 3.04% beside 32.9. */
export function alphaPercent(alpha: number): string {
  const mark = eMark(1 / alpha);
  const places = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((each) => {
    const shown = Number((alpha * 100).toFixed(each)) / 100;
    return eMark(1 / shown) === mark;
  });
  return `${decimal(alpha * 100, places ?? 9)}%`;
}

/** "159 → 134": a count before and after, which never breaks. */
export function fromTo(before: number, after: number): string {
  return `${count(before)}${nbsp}→${nbsp}${count(after)}`;
}

/** "405 of 2,636". */
export function hitsOf(hits: number, n: number): string {
  return `${count(hits)}${nbsp}of${nbsp}${count(n)}`;
}

/** "2 in 412": events in incidents. */
export function hitsIn(hits: number, n: number): string {
  return `${count(hits)}${nbsp}in${nbsp}${count(n)}`;
}

/** A difference of shares in points, with its sign and without the word: +5.9, −0.3, 0.0. */
export function signedPoints(difference: number, decimals = 1): string {
  const text = pointsAlone(difference, decimals);
  return difference > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A distance of shares in points, without the word: 5.9, −0.3. */
export function pointsAlone(difference: number, decimals = 1): string {
  return decimal(difference * 100, decimals);
}

/** The ends of an interval of a difference, in points: 3.4 to 8.2. */
export function pointsRange({ lower, upper }: Interval): string {
  return `${pointsAlone(lower)}${nbsp}to${nbsp}${pointsAlone(upper)}`;
}

/** A difference of shares in points, with its sign and interval: +5.9 points (3.4 to 8.2). */
export function points(difference: number, interval?: Interval | null): string {
  const text = `${signedPoints(difference)}${nbsp}points`;
  return interval ? `${text} (${pointsRange(interval)})` : text;
}

/** The same where room is scarce: +5.9 pt. */
export function shortPoints(difference: number): string {
  return `${signedPoints(difference)}${nbsp}pt`;
}

/** A margin of a difference of shares, as it was set: ±5 points. */
export function plusMinus(margin: number): string {
  return `±${exactNumber(margin * 100)}${nbsp}points`;
}

/** A distance of shares that has no sign: 5.9 points. */
export function distance(share: number, decimals = 1): string {
  return `${pointsAlone(Math.abs(share), decimals)}${nbsp}points`;
}

/**
 * An e-value: one decimal under 100, whole from 100, "over 1,000" above. Rounded down, so that 19.96
 * never reads as the 20 that opens a gate.
 */
export function eValue(e: number): string {
  if (Number.isNaN(e)) return '–';
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
  if (!Number.isFinite(share)) return '–';
  if (share <= 0) return 'none';
  const whole = Math.round(1 / share);
  const exact = whole >= 2 && Math.abs(whole * share - 1) < 1e-9;
  return exact ? `1${nbsp}in${nbsp}${count(whole)}` : exactPercent(share);
}

/** A limit in words: "at most 1 in 100", "at least 85%", "none". */
export function limit(share: number, side: 'at_most' | 'at_least'): string {
  if (side === 'at_least') return `at${nbsp}least${nbsp}${exactPercent(share)}`;
  return share <= 0 ? 'none' : `at${nbsp}most${nbsp}${oneIn(share)}`;
}

/** A gate keeps the share in error; where the measure counts what is right, its limit reads the other way: "at least 99%". */
export function gateLimitWords(limitInError: number, isHigherBetter: boolean): string {
  return isHigherBetter ? limit(1 - limitInError, 'at_least') : limit(limitInError, 'at_most');
}

/**
 * "Highest plausible 9.3%, 5% allowed"; where the measure counts what is right, "lowest plausible 41.9%, 85% needed".
 * `bound` and `limitInError` are shares in error; `isWorse`: the bound is the better end, and beyond the limit.
 */
export function plausibleWords(
  bound: number,
  limitInError: number,
  isHigherBetter: boolean,
  isWorse = false,
): string {
  const end = isWorse === isHigherBetter ? 'highest' : 'lowest';
  const [share, limit] = isHigherBetter ? [1 - bound, 1 - limitInError] : [bound, limitInError];
  return `${end} plausible${nbsp}${percent(share)}, ${exactPercent(limit)}${nbsp}${isHigherBetter ? 'needed' : 'allowed'}`;
}

/** Bytes in decimal units, as file managers show them: 435 MB. */
export function bytes(n: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = n < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3));
  const value = n / 1000 ** step;
  return `${decimal(value, step === 0 || value >= 100 ? 0 : 1)}${nbsp}${units[step] ?? 'bytes'}`;
}

/** A p-value in words: "0.012", "under 0.001"; null or undefined: "not tested". */
export function pValue(p: number | null | undefined): string {
  if (p === null || p === undefined) return 'not tested';
  return p < 0.001 ? `under${nbsp}0.001` : decimal(p, 3);
}

/** The ends of a long hash: 4f1c…a09e. */
export function shortHash(hash: string): string {
  return hash.length > 12 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash;
}
