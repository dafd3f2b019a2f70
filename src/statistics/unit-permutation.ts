import { shuffled, type RandomSource } from './random';

/** Which bundle (0 or 1) handled each item, and the unit (incident) that the item belongs to, 0 … units − 1. */
export interface TwoSides {
  readonly units: number;
  readonly unitOf: Int32Array;
  readonly sideOf: Uint8Array;
  /** Units are exchanged within their stratum only; all in one when left out. One entry per unit. */
  readonly stratumOf?: Int32Array;
}

/**
 * A source of random re-labellings under "the bundle makes no difference", whole units at a time. A unit that
 * one side handled may as well have been the other's: labels are shuffled among such units (of one stratum). A
 * unit that both handled keeps its pair and swaps the two sides or not. Each call fills and gives the same
 * array, one side per item.
 * Source: Good (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses, ch. 3 and 5.
 */
export function unitPermutation(sides: TwoSides, random: RandomSource): () => Uint8Array {
  const { units, unitOf, sideOf, stratumOf } = sides;
  const seen = new Uint8Array(units);
  unitOf.forEach((unit, item) => {
    seen[unit] = (seen[unit] ?? 0) | (sideOf[item] === 1 ? 2 : 1);
  });
  const strata = new Map<number, number[]>();
  const paired: number[] = [];
  seen.forEach((mask, unit) => {
    if (mask === 3) return paired.push(unit);
    if (mask === 0) return undefined;
    const stratum = stratumOf?.[unit] ?? 0;
    const list = strata.get(stratum);
    if (list) list.push(unit);
    else strata.set(stratum, [unit]);
    return undefined;
  });
  const pools = [...strata.values()].map((members) => ({
    members,
    labels: members.map((unit) => (seen[unit] === 2 ? 1 : 0)),
  }));
  const label = new Uint8Array(units);
  const result = new Uint8Array(sideOf.length);
  return () => {
    for (const { members, labels } of pools) {
      const drawn = shuffled(labels, random);
      members.forEach((unit, at) => {
        label[unit] = drawn[at] ?? 0;
      });
    }
    for (const unit of paired) label[unit] = random.uniform() < 0.5 ? 1 : 0;
    for (let item = 0; item < result.length; item += 1) {
      const unit = unitOf[item] ?? 0;
      result[item] = seen[unit] === 3 ? (sideOf[item] ?? 0) ^ (label[unit] ?? 0) : (label[unit] ?? 0);
    }
    return result;
  };
}
