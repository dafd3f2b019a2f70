import { binIndices } from '../../statistics/calibration-bins';
import { clusterMean } from '../../statistics/cluster-mean';
import type { Interval } from '../../statistics/interval';
import { countedShare } from '../what-if/share';
import type { CountedShare } from '../what-if/share';

/** Proposals of one incident that state the same confidence; `hits` of them were right. */
export interface StatedCases {
  readonly confidence: number;
  readonly incident: number;
  readonly n: number;
  readonly hits: number;
}

/** `over`: states more than it holds. `under`: is right more often than it says, so that a threshold holds it back. */
export type StatedKind = 'over' | 'under' | 'neither';

export interface StatedBin extends CountedShare {
  readonly from: number;
  readonly to: number;
  /** Mean stated confidence. */
  readonly stated: number;
  /** At 95 % over all bins together (Bonferroni). */
  readonly kind: StatedKind;
}

export interface StatedGap {
  readonly n: number;
  readonly right: number;
  readonly incidents: number;
  readonly stated: number;
  readonly observed: number;
  /** stated − observed: above nought is over-confident. */
  readonly gap: number;
  /** Null where incidents give no spread to reckon with. */
  readonly interval: Interval | null;
  /** By the interval at the asked confidence. */
  readonly kind: StatedKind;
}

const binCount = 10;

/**
 * Reliability diagram in ten bins of equal count (equal confidences share a bin, so there may be fewer):
 * observed share with its Korn–Graubard interval.
 * Source: Niculescu-Mizil, Caruana (2005); Korn, Graubard (1998).
 */
export function statedBins(cases: readonly StatedCases[]): StatedBin[] {
  const p: number[] = [];
  const owner: StatedCases[] = [];
  for (const each of cases) {
    for (let i = 0; i < each.n; i += 1) {
      p.push(each.confidence);
      owner.push(each);
    }
  }
  if (p.length === 0) return [];
  const members = new Map<number, Set<StatedCases>>();
  binIndices(p, binCount, 'quantile').forEach((bin, at) => {
    const set = members.get(bin) ?? new Set();
    set.add(owner[at]!);
    members.set(bin, set);
  });
  const bins = [...members.entries()].sort(([a], [b]) => a - b).map(([, set]) => [...set]);
  return bins.map((inside) => {
    const share = countedShare(inside);
    const strict = countedShare(inside, 1 - 0.05 / bins.length).interval;
    const stated = meanOf(inside);
    return {
      ...share,
      from: inside.reduce((low, { confidence }) => Math.min(low, confidence), 1),
      to: inside.reduce((high, { confidence }) => Math.max(high, confidence), 0),
      stated,
      kind: share.state !== 'measured' || strict === null ? 'neither' : kindOf(stated, strict),
    };
  });
}

const meanOf = (cases: readonly StatedCases[]) =>
  cases.reduce((sum, { confidence, n }) => sum + confidence * n, 0) /
  cases.reduce((sum, { n }) => sum + n, 0);

const kindOf = (stated: number, { lower, upper }: Interval): StatedKind =>
  upper < stated ? 'over' : lower > stated ? 'under' : 'neither';

/** Neighbouring bins of one kind, joined: the regions that are named. */
export function statedRegions(cases: readonly StatedCases[], bins: readonly StatedBin[]): StatedBin[] {
  const runs: StatedBin[][] = [];
  let last: StatedKind = 'neither';
  for (const bin of bins) {
    if (bin.kind !== 'neither') {
      if (bin.kind === last) runs.at(-1)!.push(bin);
      else runs.push([bin]);
    }
    last = bin.kind;
  }
  return runs.map((run) => {
    const [from, to] = [run[0]!.from, run.at(-1)!.to];
    const inside = cases.filter(({ confidence }) => confidence >= from && confidence <= to);
    return { ...countedShare(inside), from, to, stated: meanOf(inside), kind: run[0]!.kind };
  });
}

/** Mean stated confidence against the observed share, with an interval over incidents; null without a case. */
export function statedGap(cases: readonly StatedCases[], confidence = 0.95): StatedGap | null {
  const clusters = new Map<number, { n: number; sum: number }>();
  let right = 0;
  for (const { incident, n, hits, confidence: stated } of cases) {
    const cluster = clusters.get(incident) ?? { n: 0, sum: 0 };
    cluster.n += n;
    cluster.sum += stated * n - hits;
    right += hits;
    clusters.set(incident, cluster);
  }
  const { mean, interval: linear, n, clusters: incidents } = clusterMean(clusters.values(), confidence);
  if (mean === null) return null;
  const stated = meanOf(cases);
  const observed = countedShare(cases, confidence).interval;
  // With one label alone nothing varies but what was stated: the incidents count as n, as in any share.
  const isOneLabel = right === 0 || right === n;
  const interval =
    isOneLabel && observed !== null
      ? { lower: stated - observed.upper, upper: stated - observed.lower }
      : linear;
  return {
    n,
    right,
    incidents,
    stated,
    observed: right / n,
    gap: mean,
    interval,
    kind:
      interval === null ? 'neither' : interval.lower > 0 ? 'over' : interval.upper < 0 ? 'under' : 'neither',
  };
}

export interface CumulativePoint {
  /** Share of the proposals up to here, from the lowest stated confidence. */
  readonly share: number;
  readonly confidence: number;
  /** Sum of observed minus stated up to here, over all proposals. */
  readonly difference: number;
}

export interface Cumulative {
  readonly points: readonly CumulativePoint[];
  /** Largest distance between two places of the curve (Kuiper), 0…1. */
  readonly kuiper: number;
  /** Standard deviation of the curve's end if every confidence were exactly right and decisions independent. */
  readonly sigma: number;
}

const mostPoints = 300;

/**
 * Calibration without bins: the running sum of outcome minus stated confidence, from the lowest confidence
 * up; a falling stretch is over-confident. Equal confidences enter together. Null without a case.
 * Source: Arrieta-Ibarra, Gujral, Tannen, Tygert, Xu (2022), JMLR 23(351).
 */
export function statedCumulative(cases: readonly StatedCases[]): Cumulative | null {
  const total = cases.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const steps = new Map<number, { n: number; hits: number }>();
  for (const { confidence, n, hits } of cases) {
    const step = steps.get(confidence) ?? { n: 0, hits: 0 };
    step.n += n;
    step.hits += hits;
    steps.set(confidence, step);
  }
  const points: CumulativePoint[] = [];
  let [seen, difference, variance, low, high] = [0, 0, 0, 0, 0];
  for (const [confidence, { n, hits }] of [...steps].sort(([a], [b]) => a - b)) {
    seen += n;
    difference += (hits - confidence * n) / total;
    variance += n * confidence * (1 - confidence);
    low = Math.min(low, difference);
    high = Math.max(high, difference);
    points.push({ share: seen / total, confidence, difference });
  }
  const every = Math.max(1, Math.ceil(points.length / mostPoints));
  return {
    points: points.filter((_, at) => at % every === 0 || at === points.length - 1),
    kuiper: high - low,
    sigma: Math.sqrt(variance) / total,
  };
}
