import { requireSameLength, requireUnit } from './domain';

/** A stratum's share of each side's cases, and its rate there; null where it has no case. */
export interface Stratum {
  readonly w0: number;
  readonly w1: number;
  readonly r0: number | null;
  readonly r1: number | null;
}

export interface Kitagawa {
  readonly total: number;
  /** Part from the changed mix of cases. */
  readonly mix: number;
  /** Part from changed rates inside strata. */
  readonly behaviour: number;
  /** Part from strata that only one side has; total = mix + behaviour + unmatched. */
  readonly unmatched: number;
}

/**
 * Splits the change of an overall rate from side 0 to side 1, exactly. Throws RangeError when a
 * stratum with weight has no rate. Source: Kitagawa (1955), JASA 50, 1168–1194.
 */
export function kitagawa(strata: readonly Stratum[]): Kitagawa {
  let mix = 0;
  let behaviour = 0;
  let unmatched = 0;
  for (const { w0, w1, r0, r1 } of strata) {
    requireUnit(w0, 'weight');
    requireUnit(w1, 'weight');
    if ((w0 > 0 && r0 === null) || (w1 > 0 && r1 === null))
      throw new RangeError('a stratum with weight needs a rate');
    if (r0 !== null && r1 !== null && w0 > 0 && w1 > 0) {
      mix += ((w1 - w0) * (r0 + r1)) / 2;
      behaviour += ((r1 - r0) * (w0 + w1)) / 2;
    } else unmatched += w1 * (r1 ?? 0) - w0 * (r0 ?? 0);
  }
  return { total: mix + behaviour + unmatched, mix, behaviour, unmatched };
}

/** The same from parallel lists. */
export function kitagawaOf(
  w0: readonly number[],
  w1: readonly number[],
  r0: readonly (number | null)[],
  r1: readonly (number | null)[],
): Kitagawa {
  for (const list of [w1, r0, r1]) requireSameLength(w0, list);
  return kitagawa(w0.map((w, i) => ({ w0: w, w1: w1[i] ?? 0, r0: r0[i] ?? null, r1: r1[i] ?? null })));
}
