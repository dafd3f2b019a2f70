import { firstTrue, firstWhole } from './bisect';
import { requireOpenUnit, requireUnit } from './domain';
import { logMeanExp } from './log-space';

/** The gate's bets, as fractions of the largest bet that keeps wealth positive, 1/(1−p0). */
export const gateFractions: readonly number[] = [0.3, 0.7, 0.95];

/** The opposite process's bets, as fractions of 1/p0. */
export const worseFractions: readonly number[] = [0.02, 0.05, 0.1];

export interface BettingProcess {
  /** Incidents seen. */
  readonly incidents: number;
  /** ln E after each incident, in their order. */
  readonly series: readonly number[];
  /** ln E after the last incident; 0 before the first. */
  readonly logE: number;
  /** The largest ln E so far, 0 (E = 1) before the first incident: what Ville's inequality speaks of. */
  readonly maxLogE: number;
  /** Per bet, ln Π(1 + λ(p0 − X)): enough to go on from here. */
  readonly logProducts: readonly number[];
}

/** ln of a bet's factor on one share. `fraction` comes times the weight of the bet. */
type LogFactor = (fraction: number, x: number, p0: number) => number;

/** λ·w·(p0 − X) with λ = fraction/(1 − p0). */
export const gateFactor: LogFactor = (fraction, x, p0) => Math.log1p((fraction * (p0 - x)) / (1 - p0));
/** λ·w·(X − p0) with λ = fraction/p0. */
export const worseFactor: LogFactor = (fraction, x, p0) => Math.log1p((fraction * (x - p0)) / p0);

/**
 * How much of each bet is placed on each incident, 0…1, in their order: a bet on errors among all decisions is
 * larger where more decisions are at stake. Each may depend on what came before it, never on what it shows.
 */
export type BetWeights = readonly number[];

function run(
  x: Iterable<number>,
  p0: number,
  fractions: readonly number[],
  factor: LogFactor,
  weights?: BetWeights,
): BettingProcess {
  const series: number[] = [];
  let maxLogE = 0;
  const logProducts = follow(x, p0, fractions, factor, weights, (products) => {
    const logE = logMeanExp(products);
    series.push(logE);
    if (logE > maxLogE) maxLogE = logE;
  });
  return { incidents: series.length, series, logE: series.at(-1) ?? 0, maxLogE, logProducts };
}

/** Calls `seen` with ln Π of each bet and the largest of them, after each incident; gives the last. */
function follow(
  x: Iterable<number>,
  p0: number,
  fractions: readonly number[],
  factor: LogFactor,
  weights: BetWeights | undefined,
  seen: (logProducts: readonly number[], largest: number, index: number) => void,
): number[] {
  requireOpenUnit(p0, 'p0');
  const logProducts = fractions.map(() => 0);
  // Few bets differ: each is taken once.
  const known = new Map<number, Map<number, readonly number[]>>();
  let last = { share: NaN, weight: NaN, steps: logProducts as readonly number[] };
  let index = 0;
  for (const share of x) {
    const weight = weights === undefined ? 1 : (weights[index] ?? 0);
    if (share !== last.share || weight !== last.weight) {
      let ofWeight = known.get(weight);
      if (ofWeight === undefined) known.set(weight, (ofWeight = new Map<number, readonly number[]>()));
      let steps = ofWeight.get(share);
      if (steps === undefined) {
        requireUnit(share, 'share of decisions in error');
        steps = fractions.map((fraction) => factor(fraction * weight, share, p0));
        ofWeight.set(share, steps);
      }
      last = { share, weight, steps };
    }
    const { steps } = last;
    let largest = -Infinity;
    for (let k = 0; k < logProducts.length; k += 1) {
      const product = (logProducts[k] ?? 0) + (steps[k] ?? 0);
      logProducts[k] = product;
      if (product > largest) largest = product;
    }
    seen(logProducts, largest, index);
    index += 1;
  }
  return logProducts;
}

/** ln E is at most the largest ln Π, and below it by at most ln of their number: no sum is needed outside. */
const slack = (value: number) => 1e-9 * (1 + Math.abs(value));

/** Whether ln E stands at `needed`, from its bets; sums them only where the largest alone cannot tell. */
function standsAt(needed: number, logProducts: readonly number[], largest: number): boolean {
  if (largest < needed - slack(needed)) return false;
  if (largest > needed + Math.log(logProducts.length) + slack(largest)) return true;
  return logMeanExp(logProducts) >= needed;
}

/** `maxLogE` of `worseEProcess`. */
export function worseMaxLogE(x: Iterable<number>, p0: number, weights?: BetWeights): number {
  let maxLogE = 0;
  follow(x, p0, worseFractions, worseFactor, weights, (products, largest) => {
    if (largest >= maxLogE - slack(maxLogE)) maxLogE = Math.max(maxLogE, logMeanExp(products));
  });
  return maxLogE;
}

/** Places at which the series of `bettingEProcess` comes to stand at `needed`, above 0, and at which it falls below again, in turn. */
export function crossingsOf(x: Iterable<number>, p0: number, needed: number, weights?: BetWeights): number[] {
  const places: number[] = [];
  let was = false;
  follow(x, p0, gateFractions, gateFactor, weights, (products, largest, index) => {
    const is = standsAt(needed, products, largest);
    if (is !== was) places.push(index);
    was = is;
  });
  return places;
}

/**
 * The gate's e-process against H0 "the error rate is at least p0": `x` holds, per incident in the
 * order the incidents were opened, the share of its decisions in error (0…1). H0 is rejected while
 * `logE` ≥ ln(1/α), at any number of looks; `maxLogE` only tells that it once was.
 * Throws RangeError when p0 is not in (0, 1) or a share not in [0, 1].
 * Source: Waudby-Smith, Ramdas (2024), JRSS-B 86(1), "Estimating means of bounded random variables
 * by betting"; Ville (1939).
 */
export function bettingEProcess(
  x: Iterable<number>,
  p0: number,
  fractions: readonly number[] = gateFractions,
  weights?: BetWeights,
): BettingProcess {
  return run(x, p0, fractions, gateFactor, weights);
}

/** The opposite e-process, against "the error rate is at most p0": it grows when the agent is worse. */
export function worseEProcess(
  x: Iterable<number>,
  p0: number,
  fractions: readonly number[] = worseFractions,
  weights?: BetWeights,
): BettingProcess {
  return run(x, p0, fractions, worseFactor, weights);
}

/** Index of the first incident at which the process reaches 1/α; null where it never does. */
export function firstCrossing(process: BettingProcess, alpha: number): number | null {
  const index = process.series.findIndex((logE) => logE >= -Math.log(alpha));
  return index < 0 ? null : index;
}

/**
 * How many more incidents without any error would open the gate, from where it stands; 0 when it
 * is open.
 */
export function moreCleanIncidents(
  state: Pick<BettingProcess, 'logProducts'>,
  p0: number,
  alpha = 0.05,
  fractions: readonly number[] = gateFractions,
): number {
  requireOpenUnit(p0, 'p0');
  requireOpenUnit(alpha, 'alpha');
  const needed = -Math.log(alpha);
  if (logMeanExp(state.logProducts) >= needed) return 0;
  const growth = fractions.map((fraction) => gateFactor(fraction, 0, p0));
  return firstWhole(
    0,
    (more) => logMeanExp(growth.map((rate, k) => (state.logProducts[k] ?? 0) + more * rate)) >= needed,
  );
}

/** Incidents without any error that the gate needs from its start. */
export function incidentsNeeded(
  p0: number,
  alpha = 0.05,
  fractions: readonly number[] = gateFractions,
): number {
  return moreCleanIncidents({ logProducts: fractions.map(() => 0) }, p0, alpha, fractions);
}

/** Shares as runs of one value: the wealth is convex within a run, so its maximum sits at an end. */
function runsOf(x: readonly number[], weights?: BetWeights) {
  const runs: { readonly bet: number; length: number }[] = [];
  // Few bets differ: each is taken once, and its place stands for it.
  const bets: { readonly share: number; readonly weight: number }[] = [];
  const known = new Map<number, Map<number, number>>();
  for (let index = 0; index < x.length; index += 1) {
    const share = x[index] ?? 0;
    const weight = weights?.[index] ?? 1;
    let ofWeight = known.get(weight);
    if (ofWeight === undefined) known.set(weight, (ofWeight = new Map<number, number>()));
    let bet = ofWeight.get(share);
    if (bet === undefined) {
      requireUnit(share, 'share of decisions in error');
      bet = bets.push({ share, weight }) - 1;
      ofWeight.set(share, bet);
    }
    const last = runs.at(-1);
    if (last?.bet === bet) last.length += 1;
    else runs.push({ bet, length: 1 });
  }
  return { runs, bets };
}

function rejects(
  { runs, bets }: ReturnType<typeof runsOf>,
  p0: number,
  needed: number,
  fractions: readonly number[],
  factor: LogFactor,
): boolean {
  const logProducts = fractions.map(() => 0);
  const steps = bets.map(({ share, weight }) =>
    fractions.map((fraction) => factor(fraction * weight, share, p0)),
  );
  for (const { bet, length } of runs) {
    const step = steps[bet] as readonly number[];
    let largest = -Infinity;
    for (let k = 0; k < logProducts.length; k += 1) {
      const product = (logProducts[k] ?? 0) + length * (step[k] ?? 0);
      logProducts[k] = product;
      if (product > largest) largest = product;
    }
    if (standsAt(needed, logProducts, largest)) return true;
  }
  return false;
}

/**
 * Time-uniform upper bound of the error rate: the smallest p0 that the gate's own e-process rejects
 * after the last incident, so that band and verdict cannot contradict each other; 1 when it
 * rejects none. Every factor grows with p0, so the rejected values form one interval.
 */
export function bettingUpperBound(
  x: readonly number[],
  alpha = 0.05,
  fractions: readonly number[] = gateFractions,
  weights?: BetWeights,
): number {
  return upperNow(tallyOf(x, weights), alpha, fractions);
}

/** Bets that were placed alike, and how often: all that it takes to know where the gate's process stands now. */
export type Tally = readonly { readonly share: number; readonly weight: number; readonly times: number }[];

/** ln E of the gate's process after the last incident, as `bettingEProcess` gives it. */
export function logENow(tally: Tally, p0: number, fractions: readonly number[] = gateFractions): number {
  requireOpenUnit(p0, 'p0');
  return logMeanExp(
    fractions.map((fraction) => {
      let sum = 0;
      for (const { share, weight, times } of tally) sum += times * gateFactor(fraction * weight, share, p0);
      return sum;
    }),
  );
}

/** `bettingUpperBound` from a tally. */
export function upperNow(tally: Tally, alpha: number, fractions: readonly number[] = gateFractions): number {
  requireOpenUnit(alpha, 'alpha');
  const rejected = (p0: number) => logENow(tally, p0, fractions) >= -Math.log(alpha);
  const largest = 1 - Number.EPSILON;
  return rejected(largest) ? firstTrue(0, largest, rejected) : 1;
}

/** The same bet on the same share comes often, and their order does not matter for where a process stands. */
export function tallyOf(x: readonly number[], weights?: BetWeights): Tally {
  const byWeight = new Map<number, Map<number, number>>();
  x.forEach((share, index) => {
    requireUnit(share, 'share of decisions in error');
    const weight = weights?.[index] ?? 1;
    let times = byWeight.get(weight);
    if (times === undefined) byWeight.set(weight, (times = new Map<number, number>()));
    times.set(share, (times.get(share) ?? 0) + 1);
  });
  return [...byWeight].flatMap(([weight, times]) =>
    [...times].map(([share, count]) => ({ share, weight, times: count })),
  );
}

/**
 * Time-uniform lower bound of the error rate: the largest p0 that the opposite e-process has
 * rejected at some look ("shown to be worse than p0"); 0 when it has rejected none.
 */
export function bettingLowerBound(
  x: readonly number[],
  alpha = 0.05,
  fractions: readonly number[] = worseFractions,
  weights?: BetWeights,
): number {
  requireOpenUnit(alpha, 'alpha');
  const runs = runsOf(x, weights);
  const kept = (p0: number) => !rejects(runs, p0, -Math.log(alpha), fractions, worseFactor);
  const smallest = Number.EPSILON;
  if (kept(smallest)) return 0;
  const largest = 1 - Number.EPSILON;
  return kept(largest) ? previousDouble(firstTrue(smallest, largest, kept)) : largest;
}

const previousDouble = (x: number): number => x - (Number.EPSILON / 2) * x;
