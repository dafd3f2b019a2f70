import { nbsp } from './characters';
import { count, hitsOf, percent, percentRange, type Interval } from './number';

/** Below these a rate is shown as its count and interval, never as a percentage. */
const leastResolved = 10;
const leastIncidents = 5;

export interface RateNumbers {
  readonly hits: number;
  /** Resolved, in the denominator. */
  readonly n: number;
  readonly incidents?: number;
  readonly unresolved?: number;
  /** 0…1; null when there is none to show. */
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
  readonly reason?: string | null;
  /** What the log does not tell of it; said beside the number. */
  readonly remark?: string;
}

/** True when a percentage may be shown: measured, with at least 10 resolved in at least 5 incidents. */
export function isShown<T extends RateNumbers>(rate: T): rate is T & { readonly share: number } {
  return (
    rate.state === 'measured' &&
    rate.share !== null &&
    rate.n >= leastResolved &&
    (rate.incidents ?? leastIncidents) >= leastIncidents
  );
}

/** Nothing is resolved or unresolved, and something would count: all of it is younger than the lag. */
export const isTooYoung = ({ n, unresolved, state }: RateNumbers): boolean =>
  state === 'not_enough_data' && n === 0 && unresolved === 0;

/** "15.4%", "none", "2 of 8, 7–59%" or "not measurable": a rate in a cell or beside its mark. */
export function rateShort(rate: RateNumbers): string {
  if (rate.state === 'not_measurable') return 'not measurable';
  if (isTooYoung(rate)) return 'too young to be judged';
  if (!isShown(rate)) {
    const said = hitsOf(rate.hits, rate.n);
    return rate.interval && rate.n > 0 ? `${said}, ${percentRange(rate.interval, 0)}` : said;
  }
  return rate.hits === 0 ? 'none' : percent(rate.share);
}

/**
 * "15.4% (405 of 2,636), 95% interval 14.0–16.8%": a rate that survives being quoted. `unmeasured` is the clause
 * that follows "not measurable".
 */
export function rateLong(rate: RateNumbers, unmeasured?: string): string {
  if (rate.state === 'not_measurable') return `not measurable${unmeasured ? `: ${unmeasured}` : ''}`;
  if (isTooYoung(rate)) return rateShort(rate);
  if (!isShown(rate)) return `${rateShort(rate)}, too few for a percentage`;
  const said = `${rateShort(rate)} (${hitsOf(rate.hits, rate.n)})`;
  return rate.interval ? `${said}, 95% interval ${percentRange(rate.interval)}` : said;
}

/** Why a rate cannot be measured, as a sentence after another one; nothing where it can. */
export const unmeasuredAfter = ({ state, reason }: Pick<RateNumbers, 'state' | 'reason'>): string =>
  state === 'not_measurable' && reason ? ` ${reason}` : '';

/** A rate by its name, and why it cannot be measured: "Override rate: not measurable. No human decided here." */
export const rateSentence = (name: string, rate: RateNumbers): string =>
  `${name}: ${rateLong(rate)}.${unmeasuredAfter(rate)}`;

/** "126 unresolved, bounds 1.9–6.5%", or "none unresolved". */
export function unresolvedWords(unresolved: number, bounds: Interval | null | undefined): string {
  if (unresolved === 0) return 'none unresolved';
  const said = `${count(unresolved)}${nbsp}unresolved`;
  return bounds ? `${said}, bounds ${percentRange(bounds)}` : said;
}
