import {
  clusteredMantelHaenszel,
  sharesApart,
  type ClusterCounts,
  type StratumHits,
} from '../../statistics/cluster-shares';
import type { RandomSource } from '../../statistics/random';
import { unitPermutation } from '../../statistics/unit-permutation';
import { categoryTests, distancesOf, valueTests } from './battery';
import type { Battery, CategoryTest, Values, ValueTest } from './battery';

export const permutedTests = [
  ...categoryTests,
  'confidence_ks',
  'confidence_w1',
  'confidence_psi',
  'latency_ks',
  'behaviour',
] as const;
export type PermutedTest = (typeof permutedTests)[number];

/** The decisions that one bundle made in one incident: what a permutation moves as a whole. */
interface Parts {
  readonly unitOf: Int32Array;
  readonly sideOf: Uint8Array;
  /** Part of each decision. */
  readonly of: Int32Array;
}

function partsOf({ units, unitOf, sideOf }: Battery): Parts {
  const place = new Int32Array(units * 2).fill(-1);
  const owners: number[] = [];
  const sides: number[] = [];
  const of = Int32Array.from(unitOf, (unit, item) => {
    const key = unit * 2 + (sideOf[item] ?? 0);
    if (place[key] === -1) {
      place[key] = owners.length;
      owners.push(unit);
      sides.push(sideOf[item] ?? 0);
    }
    return place[key] ?? 0;
  });
  return { unitOf: Int32Array.from(owners), sideOf: Uint8Array.from(sides), of };
}

/** Entries (item, code) added up by part. `isUpTo`: of ordered codes, how many lie at or under each but the last. */
function tally(
  { of, sideOf }: Parts,
  item: Int32Array,
  code: Int32Array,
  codes: number,
  isUpTo = false,
): ClusterCounts {
  const size = new Float64Array(sideOf.length);
  const cells = new Map<number, number>();
  for (let at = 0; at < item.length; at += 1) {
    const part = of[item[at] ?? 0] ?? 0;
    size[part]! += 1;
    const last = isUpTo ? codes - 2 : (code[at] ?? 0);
    for (let each = code[at] ?? 0; each <= last; each += 1) {
      const key = part * codes + each;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
  }
  const keys = Int32Array.from(cells.keys()).sort();
  return {
    cluster: keys.map((key) => Math.floor(key / codes)),
    code: keys.map((key) => key % codes),
    count: Float64Array.from(keys, (key) => cells.get(key) ?? 0),
    size,
    codes: isUpTo ? Math.max(0, codes - 1) : codes,
  };
}

function hitsByPart({ of, sideOf }: Parts, { item, cell, cells, hit }: Battery['outcome']): StratumHits {
  const found = new Map<number, { n: number; hits: number }>();
  for (let at = 0; at < item.length; at += 1) {
    const key = (of[item[at] ?? 0] ?? 0) * cells + (cell[at] ?? 0);
    const one = found.get(key) ?? { n: 0, hits: 0 };
    one.n += 1;
    one.hits += hit[at] ?? 0;
    found.set(key, one);
  }
  const keys = [...found.keys()].sort((a, b) => a - b);
  return {
    cluster: Int32Array.from(keys, (key) => Math.floor(key / cells)),
    stratum: Int32Array.from(keys, (key) => key % cells),
    strata: cells,
    n: Float64Array.from(keys, (key) => found.get(key)?.n ?? 0),
    hits: Float64Array.from(keys, (key) => found.get(key)?.hits ?? 0),
    clusters: sideOf.length,
  };
}

/** Bins of a test's values, or where all bins are one, what lies above the smallest value: its spread between parts. */
function binsFor({ value, bin, bins }: Values): { bin: Int32Array; bins: number } {
  if (bins > 1) return { bin, bins };
  return { bin: Int32Array.from(value, (each) => (each > (value[0] ?? 0) ? 1 : 0)), bins: 2 };
}

/** Every statistic of a labelling of the parts, over what incidents alone make of it; null where nothing compares. */
function studentised(battery: Battery, parts: Parts) {
  const categories = Object.fromEntries(
    categoryTests.map((test) => {
      const { item, code, labels } = battery.categories[test];
      return [test, tally(parts, item, code, labels.length)];
    }),
  ) as Record<CategoryTest, ClusterCounts>;
  const values = Object.fromEntries(
    valueTests.map((test) => {
      const own = battery.values[test];
      const { bin, bins } = binsFor(own);
      const item = own.item.map((each) => parts.of[each] ?? 0);
      const within = tally(parts, own.item, bin, bins);
      return [test, { own: { ...own, item }, within, upTo: tally(parts, own.item, bin, bins, true) }];
    }),
  ) as Record<ValueTest, { own: Values; within: ClusterCounts; upTo: ClusterCounts }>;
  const outcome = hitsByPart(parts, battery.outcome);
  const mix = (test: CategoryTest, sideOf: Uint8Array) => {
    const found = sharesApart(categories[test], sideOf);
    return found && found.distance / found.expected;
  };
  const distances = (test: ValueTest, sideOf: Uint8Array) => {
    const found = distancesOf(values[test].own, sideOf);
    const spread = sharesApart(values[test].upTo, sideOf);
    if (found === null || spread === null) return null;
    const by = Math.sqrt(spread.variance);
    return { ks: found.ks / by, w1: found.w1 / by };
  };
  const binned = (test: ValueTest, sideOf: Uint8Array) => {
    const found = values[test].own.bins < 2 ? null : sharesApart(values[test].within, sideOf);
    return found && found.distance / found.expected;
  };
  return (sideOf: Uint8Array, within: Uint8Array): Record<PermutedTest, number | null> => {
    const confidence = distances('confidence', sideOf);
    return {
      action: mix('action', sideOf),
      policy: mix('policy', sideOf),
      abstention: mix('abstention', sideOf),
      evidence: mix('evidence', sideOf),
      tools: mix('tools', sideOf),
      confidence_ks: confidence?.ks ?? null,
      confidence_w1: confidence?.w1 ?? null,
      confidence_psi: binned('confidence', sideOf),
      latency_ks: distances('latency', sideOf)?.ks ?? null,
      behaviour: clusteredMantelHaenszel(outcome, within),
    };
  };
}

export interface Permuted {
  /** Null where nothing could be compared. */
  readonly p: Readonly<Record<PermutedTest, number | null>>;
  readonly permutations: number;
  readonly seed: number;
  /** Incidents of baseline alone, candidate alone, and of both. */
  readonly incidents: readonly [number, number, number];
}

/** Permutations of a published figure. */
export const permutations = 999;

/** Seed of every permutation shown, so that anybody gets the same p values again. */
export const permutationSeed = 20_260;

/**
 * p values by permutation of whole incidents: (1 + as extreme) / (1 + permutations). Each statistic is studentised by
 * its variance between incidents, so that the level also keeps where one bundle has fewer or larger incidents than
 * the other. `behaviour` exchanges incidents within workflow and risk class only, so that a change of mix does not
 * count; all others exchange them freely. The index of the bins (PSI) is tested in the quadratic form that it is near
 * to: its logarithms do not bear a small bundle. `random` must come from a seed. `onProgress` hears how many are done.
 * Source: Phipson, Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9:39; Chung, Romano
 * (2013), Annals of Statistics 41, 484–507.
 */
export function permute(
  battery: Battery,
  random: RandomSource,
  seed: number,
  onProgress: (done: number) => void = () => undefined,
  rounds = permutations,
): Permuted {
  const parts = partsOf(battery);
  const { unitOf, sideOf } = parts;
  const statistics = studentised(battery, parts);
  const observed = statistics(sideOf, sideOf);
  const extreme = new Map<PermutedTest, number>();
  const { units, stratumOf } = battery;
  const freely = unitPermutation({ units, unitOf, sideOf }, random);
  const within = unitPermutation({ units, unitOf, sideOf, stratumOf }, random);
  for (let round = 0; round < rounds; round += 1) {
    const drawn = statistics(freely(), within());
    for (const test of permutedTests) {
      const limit = observed[test];
      // Equal up to rounding counts as at least as extreme.
      if (limit !== null && (drawn[test] ?? 0) >= limit - Math.abs(limit) * 1e-12)
        extreme.set(test, (extreme.get(test) ?? 0) + 1);
    }
    onProgress(round + 1);
  }
  const p = (test: PermutedTest) =>
    observed[test] === null ? null : (1 + (extreme.get(test) ?? 0)) / (1 + rounds);
  return {
    p: Object.fromEntries(permutedTests.map((test) => [test, p(test)])) as Record<
      PermutedTest,
      number | null
    >,
    permutations: rounds,
    seed,
    incidents: incidentsOf(battery),
  };
}

function incidentsOf({ units, unitOf, sideOf }: Battery): [number, number, number] {
  const seen = new Uint8Array(units);
  unitOf.forEach((unit, item) => {
    seen[unit] = (seen[unit] ?? 0) | (sideOf[item] === 1 ? 2 : 1);
  });
  const of = (mask: number) => seen.reduce((sum, each) => sum + (each === mask ? 1 : 0), 0);
  return [of(1), of(2), of(3)];
}
