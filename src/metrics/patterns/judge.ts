import { benjaminiHochberg } from '../../statistics/multiple-testing';
import { fisherExact } from '../../statistics/fisher-exact';
import type { Interval } from '../../statistics/interval';
import { kornGraubard } from '../../statistics/korn-graubard';
import { twoProportionTest } from '../../statistics/two-proportion-test';
import { robustOf } from '../rate/cluster-sums';
import type { Clauses, CountedSlice, Counts } from './count';

/** A slice whose share is shown to differ from the rest, and from every slice it narrows. */
export interface Pattern {
  readonly clauses: readonly Clauses[];
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  readonly share: number;
  /** 95 %, Korn–Graubard. */
  readonly interval: Interval;
  /** Share of everything else. */
  readonly rest: number;
  /** share / rest; Infinity where the rest has none. */
  readonly lift: number;
  readonly direction: 'more' | 'less';
  /** The largest of its tests: against the rest, and against each slice that it narrows by one clause. */
  readonly p: number;
  /** Benjamini and Hochberg (1995), over all that were tried. */
  readonly adjusted: number;
  /** Patterns of the list (their places) without whose decisions this one is no longer shown to differ. */
  readonly explainedBy: readonly number[];
}

export interface Judged {
  /** Those that stand by themselves first, by how much they differ at least; then what they explain. */
  readonly patterns: readonly Pattern[];
  /** Slices tested: what the adjustment counts. */
  readonly tried: number;
}

export interface JudgeOptions {
  /** False discovery rate. */
  readonly rate?: number;
  readonly onProgress?: (done: number, of: number) => void;
}

const keyOf = (clauses: readonly Clauses[]) =>
  JSON.stringify(
    [...clauses].map(({ dimension, value }) => [dimension, value]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
  );

/** Variance inflation by incidents, at least that of the whole slice: a slice's own is estimated from few. */
const inflationOf = (counts: Counts, whole: number) => Math.max(1, whole, robustOf(counts).designEffect ?? 1);

const enoughForNormal = 25;

/**
 * p of "these two shares are the same", two-sided. Counts are divided by the design effect, so that decisions of one
 * incident do not count as many; rounded against a difference. Fisher (1935) where a cell is small, else the pooled z.
 */
export function clusteredP(inside: Counts, outside: Counts, wholeInflation: number): number {
  if (inside.n === 0 || outside.n === 0) return 1;
  const [fa, fb] = [inflationOf(inside, wholeInflation), inflationOf(outside, wholeInflation)];
  const isMore = inside.hits / inside.n > outside.hits / outside.n;
  const n1 = Math.floor(inside.n / fa);
  const n2 = Math.floor(outside.n / fb);
  const x1 = Math.min(n1, (isMore ? Math.floor : Math.ceil)((inside.hits / inside.n) * n1));
  const x2 = Math.min(n2, (isMore ? Math.ceil : Math.floor)((outside.hits / outside.n) * n2));
  const test = twoProportionTest({ x1, n1, x2, n2 });
  if (test === null) return 1;
  const share = (x1 + x2) / (n1 + n2);
  const smallest = Math.min(n1, n2) * Math.min(share, 1 - share);
  // Far from any evidence the approximation is good enough, whatever the cells.
  if (smallest >= enoughForNormal || Math.abs(test.z) < 2) return test.p;
  const table = [
    [x1, n1 - x1],
    [x2, n2 - x2],
  ] as const;
  return Math.min(1, 2 * fisherExact(table, isMore ? 'greater' : 'less'));
}

/** Counts without a part of them. Incidents of the part leave with it. */
export function without(all: Counts, part: Counts): Counts {
  const left = (name: keyof Counts) => Math.max(0, all[name] - part[name]);
  const n = left('n');
  return {
    n,
    hits: Math.min(n, left('hits')),
    incidents: Math.min(n, left('incidents')),
    sum_ee: left('sum_ee'),
    sum_em: left('sum_em'),
    sum_mm: left('sum_mm'),
    hit_incidents: left('hit_incidents'),
    other_incidents: left('other_incidents'),
  };
}

/**
 * Which of the counted slices differ. Every slice is tested against the rest and, when it has more than one clause,
 * against each slice with one clause fewer, in the same direction: a narrower slice must earn its place. The largest
 * p counts; all are adjusted together. What no longer differs without the decisions of stronger patterns is put after them.
 */
export function judge(whole: Counts, slices: readonly CountedSlice[], options: JudgeOptions = {}): Judged {
  const { rate = 0.05, onProgress } = options;
  const byKey = new Map(slices.map((slice) => [keyOf(slice.clauses), slice]));
  const inflation = robustOf(whole).designEffect ?? 1;
  const tried = slices.filter((slice) => slice.clauses.length > 0 && slice.n < whole.n);
  const p = tried.map((slice, at) => {
    if (at % 200 === 0) onProgress?.(at, tried.length);
    return pOf(slice, whole, byKey, inflation);
  });
  const adjusted = benjaminiHochberg(p);
  const shown: Candidate[] = tried.flatMap((slice, at) => {
    if ((adjusted[at] ?? 1) > rate) return [];
    return [{ slice, pattern: patternOf(slice, whole, p[at] ?? 1, adjusted[at] ?? 1) }];
  });
  const standing: Candidate[] = [];
  const explained: { pattern: Pattern; by: CountedSlice[] }[] = [];
  let around: Counts = whole;
  for (let left = shown; left.length > 0;) {
    const still: (Candidate & { reach: number })[] = [];
    for (const each of left) {
      const overlaps = standing.flatMap(({ slice }) => {
        const both = intersection(each.slice, slice, byKey);
        return both === null || both.n === 0 ? [] : [{ slice, both }];
      });
      const own = overlaps.reduce<Counts>((counts, { both }) => without(counts, both), each.slice);
      const rest = without(around, own);
      const isLeft =
        overlaps.length === 0 ||
        (own.n >= 10 &&
          isBeyond(own, rest, each.pattern.direction) &&
          clusteredP(own, rest, inflation) <= Math.max(rate / 10, each.pattern.p));
      if (isLeft) still.push({ ...each, reach: surely(own, rest, each.pattern.direction) });
      else explained.push({ pattern: each.pattern, by: overlaps.map(({ slice }) => slice) });
    }
    const next = still.sort(byReach)[0];
    if (next === undefined) break;
    standing.push(next);
    around = without(around, next.slice);
    left = still.filter((each) => each !== next);
  }
  explained.sort((a, b) => a.pattern.p - b.pattern.p);
  const place = new Map(standing.map(({ slice }, at) => [slice, at]));
  return {
    patterns: [
      ...standing.map(({ pattern }) => pattern),
      ...explained.map(({ pattern, by }) => ({
        ...pattern,
        explainedBy: by.map((slice) => place.get(slice) ?? 0),
      })),
    ],
    tried: tried.length,
  };
}

interface Candidate {
  readonly slice: CountedSlice;
  readonly pattern: Pattern;
}

/** What is more often than elsewhere first; then by how much it surely differs. */
function byReach(a: Candidate & { reach: number }, b: Candidate & { reach: number }): number {
  const order = { more: 0, less: 1 };
  return (
    order[a.pattern.direction] - order[b.pattern.direction] || b.reach - a.reach || a.pattern.p - b.pattern.p
  );
}

const isBeyond = (inside: Counts, outside: Counts, direction: Pattern['direction']) => {
  const [a, b] = [inside.hits / Math.max(1, inside.n), outside.hits / Math.max(1, outside.n)];
  return direction === 'more' ? a > b : a < b;
};

function pOf(
  slice: CountedSlice,
  whole: Counts,
  byKey: ReadonlyMap<string, CountedSlice>,
  inflation: number,
): number {
  const rest = without(whole, slice);
  const direction = isBeyond(slice, rest, 'more') ? 'more' : 'less';
  let worst = clusteredP(slice, rest, inflation);
  if (slice.clauses.length < 2 || worst > 0.05) return worst;
  for (const clause of slice.clauses) {
    const parent = byKey.get(keyOf(slice.clauses.filter((other) => other !== clause)));
    if (parent === undefined) return 1;
    const sibling = without(parent, slice);
    if (sibling.n < 10 || !isBeyond(slice, sibling, direction)) return 1;
    worst = Math.max(worst, clusteredP(slice, sibling, inflation));
  }
  return worst;
}

function patternOf(slice: CountedSlice, whole: Counts, p: number, adjusted: number): Pattern {
  const { clauses, n, hits, incidents } = slice;
  const others = without(whole, slice);
  const rest = others.n === 0 ? 0 : others.hits / others.n;
  const share = hits / n;
  return {
    clauses,
    n,
    hits,
    incidents,
    share,
    interval: kornGraubard(robustOf(slice)),
    rest,
    lift: rest === 0 ? Infinity : share / rest,
    direction: share > rest ? 'more' : 'less',
    p,
    adjusted,
    explainedBy: [],
  };
}

/** By how much the share differs at least: the near end of its interval against the rest, as a ratio. */
function surely(own: Counts, others: Counts, direction: Pattern['direction']): number {
  const floor = 1e-4;
  const rest = Math.max(floor, others.hits / Math.max(1, others.n));
  const { lower, upper } = kornGraubard(robustOf(own));
  return direction === 'more' ? lower / rest : rest / Math.max(floor, upper);
}

/** The counts of two slices together; null where they are not known: then they share too few to matter. */
function intersection(
  a: CountedSlice,
  b: CountedSlice,
  byKey: ReadonlyMap<string, CountedSlice>,
): Counts | null {
  const clauses = [...a.clauses];
  for (const clause of b.clauses) {
    const same = clauses.find(({ dimension }) => dimension === clause.dimension);
    if (same === undefined) clauses.push(clause);
    else if (same.value !== clause.value) return null;
  }
  return byKey.get(keyOf(clauses)) ?? null;
}
