import type { PairDecision } from './sample';

/** A word per decision, or several (tools); −1 = none. */
export interface Categories {
  readonly labels: readonly string[];
  /** Decision of each entry. */
  readonly item: Int32Array;
  readonly code: Int32Array;
}

/** A number per decision that has one, in ascending order. */
export interface Values {
  readonly item: Int32Array;
  readonly value: Float64Array;
  /** Bins of about equal count over both bundles together; ties stay in one bin, so there may be fewer. */
  readonly bin: Int32Array;
  readonly bins: number;
}

const mostBins = 10;

function binsOf(value: Float64Array): { bin: Int32Array; bins: number } {
  const n = value.length;
  const edges = Array.from(
    { length: mostBins - 1 },
    (_, at) => value[Math.floor(((at + 1) * n) / mostBins)] ?? 0,
  );
  const distinct = [...new Set(edges)].filter((edge) => edge > (value[0] ?? 0));
  let at = 0;
  const bin = Int32Array.from(value, (each) => {
    while (at < distinct.length && each >= (distinct[at] ?? Infinity)) at += 1;
    return at;
  });
  return { bin, bins: n === 0 ? 0 : distinct.length + 1 };
}

export const categoryTests = ['action', 'policy', 'abstention', 'evidence', 'tools'] as const;
export const valueTests = ['confidence', 'latency'] as const;
export type CategoryTest = (typeof categoryTests)[number];
export type ValueTest = (typeof valueTests)[number];

/** A pair of bundles laid out for permutation. */
export interface Battery {
  readonly units: number;
  readonly unitOf: Int32Array;
  readonly sideOf: Uint8Array;
  /** Of each unit: the workflow and risk class of its first decision. */
  readonly stratumOf: Int32Array;
  readonly categories: Readonly<Record<CategoryTest, Categories>>;
  readonly values: Readonly<Record<ValueTest, Values>>;
  /** Counted decisions of the chosen measure, by kind of case. */
  readonly outcome: {
    readonly item: Int32Array;
    readonly cell: Int32Array;
    readonly cells: number;
    readonly hit: Uint8Array;
  };
}

function numbers<Key>(): (key: Key) => number {
  const known = new Map<Key, number>();
  return (key) => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  };
}

function categoriesOf(
  decisions: readonly PairDecision[],
  words: (decision: PairDecision) => readonly string[],
): Categories {
  const labels = [...new Set(decisions.flatMap(words))].sort();
  const place = new Map(labels.map((label, at) => [label, at]));
  const entries = decisions.flatMap((decision, item) =>
    words(decision).map((word) => [item, place.get(word) ?? 0] as const),
  );
  return {
    labels,
    item: Int32Array.from(entries, ([item]) => item),
    code: Int32Array.from(entries, ([, code]) => code),
  };
}

function valuesOf(
  decisions: readonly PairDecision[],
  number: (decision: PairDecision) => number | null,
): Values {
  const entries = decisions
    .flatMap((decision, item) => {
      const value = number(decision);
      return value === null ? [] : [{ item, value }];
    })
    .sort((a, b) => a.value - b.value);
  const value = Float64Array.from(entries, (entry) => entry.value);
  return { item: Int32Array.from(entries, ({ item }) => item), value, ...binsOf(value) };
}

const one = (word: string | null) => (word === null ? [] : [word]);

/** Lays the decisions of two bundles out; the unit is the incident. */
export function batteryOf(decisions: readonly PairDecision[]): Battery {
  const [unitNumber, stratumNumber, cellNumber] = [numbers<number>(), numbers<string>(), numbers<string>()];
  const unitOf = Int32Array.from(decisions, ({ incident }) => unitNumber(incident));
  const units = unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const stratumOf = new Int32Array(units).fill(-1);
  decisions.forEach(({ stratum }, item) => {
    const unit = unitOf[item] ?? 0;
    if (stratumOf[unit] === -1) stratumOf[unit] = stratumNumber(stratum);
  });
  const counted = decisions.flatMap((decision, item) => (decision.counted ? [{ decision, item }] : []));
  const cell = Int32Array.from(counted, ({ decision }) => cellNumber(decision.cell));
  return {
    units,
    unitOf,
    sideOf: Uint8Array.from(decisions, ({ side }) => side),
    stratumOf,
    categories: {
      action: categoriesOf(decisions, ({ action }) => [action]),
      policy: categoriesOf(decisions, ({ policy }) => one(policy)),
      abstention: categoriesOf(decisions, ({ abstention }) => one(abstention)),
      evidence: categoriesOf(decisions, ({ evidence }) => [evidence]),
      tools: categoriesOf(decisions, ({ tools }) => tools ?? []),
    },
    values: {
      confidence: valuesOf(decisions, ({ confidence }) => confidence),
      latency: valuesOf(decisions, ({ latency }) => latency),
    },
    outcome: {
      item: Int32Array.from(counted, ({ item }) => item),
      cell,
      cells: cell.reduce((most, value) => Math.max(most, value + 1), 0),
      hit: Uint8Array.from(counted, ({ decision }) => (decision.hit ? 1 : 0)),
    },
  };
}

/** Counts per label, baseline and candidate. */
export function countsOf({ labels, item, code }: Categories, sideOf: Uint8Array): [number[], number[]] {
  const counts: [number[], number[]] = [labels.map(() => 0), labels.map(() => 0)];
  for (let entry = 0; entry < item.length; entry += 1) {
    const side = counts[sideOf[item[entry] ?? 0] === 1 ? 1 : 0];
    const label = code[entry] ?? 0;
    side[label] = (side[label] ?? 0) + 1;
  }
  return counts;
}

/** KS distance and Wasserstein-1 of the two sides in one pass; null when a side has no value. */
export function distancesOf({ item, value }: Values, sideOf: Uint8Array): { ks: number; w1: number } | null {
  let n1 = 0;
  for (const each of item) n1 += sideOf[each] ?? 0;
  const n0 = item.length - n1;
  if (n0 === 0 || n1 === 0) return null;
  let gap = 0;
  let ks = 0;
  let w1 = 0;
  for (let at = 0; at < item.length; at += 1) {
    gap += sideOf[item[at] ?? 0] === 1 ? 1 / n1 : -1 / n0;
    const step = (value[at + 1] ?? value[at] ?? 0) - (value[at] ?? 0);
    if (step <= 0 && at + 1 < item.length) continue;
    ks = Math.max(ks, Math.abs(gap));
    w1 += Math.abs(gap) * step;
  }
  return { ks, w1 };
}

/** Counts per bin, baseline and candidate; null with one bin alone or an empty side. */
export function binCounts(
  { item, bin, bins }: Values,
  sideOf: Uint8Array,
): readonly [number[], number[]] | null {
  const counts: [number[], number[]] = [new Array<number>(bins).fill(0), new Array<number>(bins).fill(0)];
  let n1 = 0;
  for (let at = 0; at < item.length; at += 1) {
    const one = sideOf[item[at] ?? 0] === 1 ? 1 : 0;
    const place = bin[at] ?? 0;
    counts[one][place] = (counts[one][place] ?? 0) + 1;
    n1 += one;
  }
  return bins < 2 || n1 === 0 || n1 === item.length ? null : counts;
}
