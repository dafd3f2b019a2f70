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

type LogFactor = (fraction: number, x: number, p0: number) => number;

// λ(p0 − X) with λ = fraction/(1 − p0), and λ(X − p0) with λ = fraction/p0.
const gateFactor: LogFactor = (fraction, x, p0) => Math.log1p((fraction * (p0 - x)) / (1 - p0));
const worseFactor: LogFactor = (fraction, x, p0) => Math.log1p((fraction * (x - p0)) / p0);

function run(
  x: Iterable<number>,
  p0: number,
  fractions: readonly number[],
  factor: LogFactor,
): BettingProcess {
  requireOpenUnit(p0, 'p0');
  const logProducts = fractions.map(() => 0);
  const series: number[] = [];
  let maxLogE = 0;
  for (const share of x) {
    requireUnit(share, 'share of decisions in error');
    fractions.forEach((fraction, k) => {
      logProducts[k] = (logProducts[k] ?? 0) + factor(fraction, share, p0);
    });
    const logE = logMeanExp(logProducts);
    series.push(logE);
    if (logE > maxLogE) maxLogE = logE;
  }
  return { incidents: series.length, series, logE: series.at(-1) ?? 0, maxLogE, logProducts };
}

/**
 * The gate's e-process against H0 "the error rate is at least p0": `x` holds, per incident in the
 * order the incidents were opened, the share of its decisions in error (0…1). H0 is rejected once
 * `maxLogE` ≥ ln(1/α), at any number of looks.
 * Throws RangeError when p0 is not in (0, 1) or a share not in [0, 1].
 * Source: Waudby-Smith, Ramdas (2024), JRSS-B 86(1), "Estimating means of bounded random variables
 * by betting"; Ville (1939).
 */
export function bettingEProcess(
  x: Iterable<number>,
  p0: number,
  fractions: readonly number[] = gateFractions,
): BettingProcess {
  return run(x, p0, fractions, gateFactor);
}

/** The opposite e-process, against "the error rate is at most p0": it grows when the agent is worse. */
export function worseEProcess(
  x: Iterable<number>,
  p0: number,
  fractions: readonly number[] = worseFractions,
): BettingProcess {
  return run(x, p0, fractions, worseFactor);
}

/** Index of the first incident at which the process reaches 1/α, or null if it has not. */
export function firstCrossing(process: BettingProcess, alpha: number): number | null {
  const index = process.series.findIndex((logE) => logE >= -Math.log(alpha));
  return index < 0 ? null : index;
}

/**
 * How many more incidents without any error would open the gate, from where it stands; 0 when it
 * has opened already.
 */
export function moreCleanIncidents(
  state: Pick<BettingProcess, 'logProducts' | 'maxLogE'>,
  p0: number,
  alpha = 0.05,
  fractions: readonly number[] = gateFractions,
): number {
  requireOpenUnit(p0, 'p0');
  requireOpenUnit(alpha, 'alpha');
  const needed = -Math.log(alpha);
  if (state.maxLogE >= needed) return 0;
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
  return moreCleanIncidents({ logProducts: fractions.map(() => 0), maxLogE: 0 }, p0, alpha, fractions);
}

/** Shares as runs of one value: the wealth is convex within a run, so its maximum sits at an end. */
function runsOf(x: readonly number[]): { readonly share: number; readonly length: number }[] {
  const runs: { share: number; length: number }[] = [];
  for (const share of x) {
    requireUnit(share, 'share of decisions in error');
    const last = runs.at(-1);
    if (last?.share === share) last.length += 1;
    else runs.push({ share, length: 1 });
  }
  return runs;
}

function rejects(
  runs: ReturnType<typeof runsOf>,
  p0: number,
  needed: number,
  fractions: readonly number[],
  factor: LogFactor,
): boolean {
  const logProducts = fractions.map(() => 0);
  for (const { share, length } of runs) {
    for (let k = 0; k < fractions.length; k += 1) {
      logProducts[k] = (logProducts[k] ?? 0) + length * factor(fractions[k] ?? 0, share, p0);
    }
    if (logMeanExp(logProducts) >= needed) return true;
  }
  return false;
}

/**
 * Time-uniform upper bound of the error rate: the smallest p0 that the gate's own e-process has
 * rejected at some look, so that band and verdict cannot contradict each other; 1 when it has
 * rejected none. Every factor grows with p0, so the rejected values form one interval.
 */
export function bettingUpperBound(
  x: readonly number[],
  alpha = 0.05,
  fractions: readonly number[] = gateFractions,
): number {
  requireOpenUnit(alpha, 'alpha');
  const runs = runsOf(x);
  const rejected = (p0: number) => rejects(runs, p0, -Math.log(alpha), fractions, gateFactor);
  const largest = 1 - Number.EPSILON;
  return rejected(largest) ? firstTrue(0, largest, rejected) : 1;
}

/**
 * Time-uniform lower bound of the error rate: the largest p0 that the opposite e-process has
 * rejected at some look ("shown to be worse than p0"); 0 when it has rejected none.
 */
export function bettingLowerBound(
  x: readonly number[],
  alpha = 0.05,
  fractions: readonly number[] = worseFractions,
): number {
  requireOpenUnit(alpha, 'alpha');
  const runs = runsOf(x);
  const kept = (p0: number) => !rejects(runs, p0, -Math.log(alpha), fractions, worseFactor);
  const smallest = Number.EPSILON;
  if (kept(smallest)) return 0;
  const largest = 1 - Number.EPSILON;
  return kept(largest) ? previousDouble(firstTrue(smallest, largest, kept)) : largest;
}

function previousDouble(x: number): number {
  return x - (Number.EPSILON / 2) * x;
}
