import { firstWhole } from '../bisect';
import { normalQuantile, normalSurvival } from '../distributions';
import { requireOpenUnit, requireUnit } from '../domain';

export interface PowerQuestion {
  /** p1 − p2, the difference that should be found. */
  readonly difference: number;
  readonly p2: number;
  readonly alpha?: number;
  readonly sided?: 'two' | 'one';
  /** n2/n1. */
  readonly ratio?: number;
}

/**
 * Power of the two-proportion z test with `n1` cases in group 1 and ratio·n1 in group 2.
 * Throws RangeError unless both proportions lie in [0, 1].
 * Source: Fleiss, Levin, Paik (2003), ch. 4; Chow, Shao, Wang (2008), §4.2.
 */
export function powerTwoProportions(question: PowerQuestion, n1: number): number {
  const { difference, p2, alpha = 0.05, sided = 'two', ratio = 1 } = question;
  const p1 = p2 + difference;
  requireUnit(p1, 'p1');
  requireUnit(p2, 'p2');
  requireOpenUnit(alpha, 'alpha');
  const pooled = (p1 + ratio * p2) / (1 + ratio);
  const underNull = Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
  const underAlternative = Math.sqrt(p1 * (1 - p1) + (p2 * (1 - p2)) / ratio);
  const critical = normalQuantile(1 - (sided === 'two' ? alpha / 2 : alpha)) * underNull;
  const shift = Math.abs(difference) * Math.sqrt(n1);
  const detected = normalSurvival((critical - shift) / underAlternative);
  return sided === 'two' ? detected + normalSurvival((critical + shift) / underAlternative) : detected;
}

/** Smallest whole n1 that reaches a power. */
export function casesForPower(question: PowerQuestion, power: number): number {
  requireOpenUnit(power, 'power');
  return firstWhole(0, (n1) => powerTwoProportions(question, n1) >= power);
}

/** Cohen's h of two proportions: 2·arcsin√p1 − 2·arcsin√p2. Source: Cohen (1988), §6.2. */
export function effectSizeH(p1: number, p2: number): number {
  requireUnit(p1, 'p1');
  requireUnit(p2, 'p2');
  return 2 * (Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p2)));
}
