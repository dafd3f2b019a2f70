import { firstTrue } from './bisect';

export interface AllocatedStratum {
  /** Units in the frame. */
  readonly size: number;
  /** Standard deviation of what is measured, between its units. */
  readonly deviation: number;
  /** Cost of measuring one unit, above 0, e.g. reader hours. */
  readonly cost: number;
}

/**
 * Probability of being drawn for each stratum, which estimates a total as exactly as `budget` allows: proportional
 * to deviation/√cost, nowhere below `floor` and nowhere above 1. Spends the budget, or all that can be spent; where
 * the floor alone costs more, the floor. Throws RangeError unless 0 < floor ≤ 1 and every cost is above 0.
 * Source: Neyman (1934), JRSS 97(4); Cochran (1977), "Sampling Techniques", §5.5.
 */
export function neymanAllocation(
  strata: readonly AllocatedStratum[],
  budget: number,
  floor: number,
): number[] {
  if (!(floor > 0 && floor <= 1)) throw new RangeError(`a floor above 0 and at most 1, not ${floor}`);
  if (strata.some(({ size, deviation, cost }) => !(size >= 0 && deviation >= 0 && cost > 0)))
    throw new RangeError('strata with sizes and deviations of 0 or more, and costs above 0');
  const ratios = strata.map(({ deviation, cost }) => deviation / Math.sqrt(cost));
  const at = (scale: number) => ratios.map((ratio) => Math.min(1, Math.max(floor, scale * ratio)));
  const spends = (scale: number) => costOf(strata, at(scale)) >= budget;
  const positive = ratios.filter((ratio) => ratio > 0);
  // Beyond it every stratum that varies is read in full.
  const most = positive.length === 0 ? 0 : 1 / Math.min(...positive);
  if (spends(0)) return at(0);
  if (spends(most)) return at(firstTrue(0, most, spends));
  // What does not vary at all gets what is left.
  const left = strata.map((stratum, index) => ({ ...stratum, isLeft: (ratios[index] ?? 0) === 0 }));
  const spent = costOf(strata, at(most));
  const rest = left.reduce((sum, { isLeft, size, cost }) => sum + (isLeft ? size * cost : 0), 0);
  const more = rest === 0 ? floor : Math.min(1, floor + (budget - spent) / rest);
  return at(most).map((probability, index) => (left[index]?.isLeft === true ? more : probability));
}

/** What the draw is expected to cost. */
export function costOf(
  strata: readonly Pick<AllocatedStratum, 'size' | 'cost'>[],
  probabilities: readonly number[],
): number {
  return strata.reduce((sum, { size, cost }, index) => sum + size * cost * (probabilities[index] ?? 0), 0);
}
