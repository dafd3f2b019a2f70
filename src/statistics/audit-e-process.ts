import { gateFactor, gateFractions, worseFactor, worseFractions } from './betting-e-process';
import { firstTrue } from './bisect';
import { requireOpenUnit, requireUnit } from './domain';
import { logMeanExp } from './log-space';

/** One incident of the frame, drawn or not. */
export interface AuditIncident {
  /** Share of its decisions in error by its reading; 1 where it was drawn and not answered; null where not drawn. */
  readonly share: number | null;
  /** Known probability of being drawn, in (0, 1]. */
  readonly probability: number;
  /**
   * Predicted share in error, 0…1. It may depend on anything known before the incident was drawn, never on whether
   * it was. Readings of the same draw that may still change, because one is open, must not enter it: then an answer
   * that comes later can only move its own incident.
   */
  readonly prediction: number;
  /** Drawn by a number below the lowest probability: the uniform part of the draw. */
  readonly isUniform: boolean;
  /** How much of each bet is placed, 0…1, as `BetWeights`; 1 when absent. */
  readonly weight?: number;
  /** The lowest probability of the draws so far, where a later draw went below the first. */
  readonly lowest?: number;
}

/** Incidents of one finding, target or union, at the place of the first of them. */
export interface AuditCluster {
  /** Each with its part in the cluster's value: parts that add up to 1 give a mean, parts of 1 each a sum. */
  readonly parts: readonly (AuditIncident & { readonly part: number })[];
  readonly weight?: number;
}

export interface AuditOptions {
  /** The lowest probability of any stratum: it bounds every bet, whatever the incident's own stratum. */
  readonly lowestProbability: number;
  /** The largest sum of parts of any cluster of the frame, 1 or more; 1 when absent. */
  readonly largest?: number;
}

export interface AuditProcess {
  /** ln E after the last incident, E = the mean of the two processes; 0 before the first. */
  readonly logE: number;
  readonly maxLogE: number;
  /** ln E after each incident or cluster. */
  readonly series: readonly number[];
  /** ln E of the process over all incidents, read or predicted. */
  readonly informed: number;
  /** ln E of the ordinary process over the uniform part alone. */
  readonly uniform: number;
}

type Item = AuditIncident | AuditCluster;

/** Refuses what no draw can hold, and answers the lowest probability that bounds this incident's bet. */
function lowestOf(incident: AuditIncident, { lowestProbability }: AuditOptions): number {
  const lowest = incident.lowest ?? lowestProbability;
  if (!(lowest > 0 && incident.probability >= lowest && incident.probability <= 1))
    throw new RangeError(`a probability from ${lowest} to 1, not ${incident.probability}`);
  requireUnit(incident.prediction, 'prediction');
  if (incident.share !== null) requireUnit(incident.share, 'share of decisions in error');
  else if (incident.isUniform) throw new RangeError('an incident of the uniform part was drawn');
  return lowest;
}

/** What both processes see of one incident or cluster. */
interface Seen {
  /** Σ part·(f + R/π·(Y − f)): its mean over the draw is Σ part·Y, whatever f is. At most largest/lowest. */
  readonly corrected: number;
  readonly lowest: number;
  readonly weight: number;
  /** The uniform part: its share in error and how much of the cluster it is; 0 where none was drawn. */
  readonly share: number;
  readonly drawn: number;
}

function look(item: Item, options: AuditOptions, largestPrediction: number): Seen {
  const weight = item.weight ?? 1;
  requireUnit(weight, 'weight of a bet');
  let [corrected, lowest, errors, drawn, all] = [0, 1, 0, 0, 0];
  const parts = 'parts' in item ? item.parts : [item];
  for (const incident of parts) {
    lowest = Math.min(lowest, lowestOf(incident, options));
    const { share, probability, isUniform } = incident;
    const part = 'part' in incident ? incident.part : 1;
    const prediction = Math.min(incident.prediction, largestPrediction);
    corrected += part * (share === null ? prediction : prediction + (share - prediction) / probability);
    all += part;
    if (!isUniform || share === null) continue;
    errors += part * share;
    drawn += part;
  }
  if (!(all > 0 && all <= (options.largest ?? 1) + 1e-9))
    throw new RangeError(`parts that add up to at most ${options.largest ?? 1}, not ${all}`);
  return { corrected, lowest, weight, share: drawn > 0 ? (errors / drawn) * all : 0, drawn: drawn / all };
}

/**
 * ln of what each bet of the gate begins with, in the order of `gateFractions`; their mean is 1. Readings cost hours,
 * so less lies on the smallest bet, which takes the most readings to prove a good agent.
 */
export const auditStakes: readonly number[] = [0.1, 0.45, 0.45].map((share) => Math.log(share * 3));

interface Side {
  readonly fractions: readonly number[];
  /** ln of what each bet begins with. */
  readonly stakes: readonly number[];
  readonly largestPrediction: (p0: number) => number;
  readonly informed: (fraction: number, seen: Seen, p0: number, largest: number) => number;
  readonly uniform: (fraction: number, seen: Seen, p0: number, largest: number) => number;
}

const gateSide: Side = {
  fractions: gateFractions,
  stakes: auditStakes,
  largestPrediction: () => 1,
  // λ = fraction/(largest/lowest − p0): the gate's own bet, with X and p0 times lowest/largest.
  informed: (fraction, { corrected, lowest, weight }, p0, largest) =>
    gateFactor(fraction * weight, (corrected * lowest) / largest, (p0 * lowest) / largest),
  // λ = fraction/(largest − p0), on as much of the cluster as was drawn.
  uniform: (fraction, { share, drawn, weight }, p0, largest) =>
    gateFactor(fraction * weight * drawn, share / largest, p0 / largest),
};

const worseSide: Side = {
  fractions: worseFractions,
  stakes: worseFractions.map(() => 0),
  // λ = fraction·lowest/(p0·largest): with predictions up to p0, X ≥ −p0·largest·(1/lowest − 1) keeps wealth positive.
  largestPrediction: (p0) => p0,
  informed: (fraction, { corrected, lowest, weight }, p0, largest) =>
    worseFactor((fraction * weight * lowest) / largest, corrected, p0),
  uniform: (fraction, { share, drawn, weight }, p0, largest) =>
    worseFactor((fraction * weight * drawn) / largest, share, p0),
};

const areAlike = (undrawn: Seen, { corrected, lowest, weight, drawn }: Seen) =>
  drawn === 0 && undrawn.corrected === corrected && undrawn.lowest === lowest && undrawn.weight === weight;

function run(side: Side, items: Iterable<Item>, p0: number, options: AuditOptions): AuditProcess {
  requireOpenUnit(p0, 'p0');
  const largest = options.largest ?? 1;
  const bets = side.fractions.length;
  // First the informed bets, then the uniform ones.
  const logProducts = [...side.stakes, ...side.stakes];
  const stepsBy = (factor: Side['informed'], seen: Seen) =>
    side.fractions.map((fraction) => factor(fraction, seen, p0, largest));
  const stepsOf = (seen: Seen) => [
    ...stepsBy(side.informed, seen),
    ...(seen.drawn > 0 ? stepsBy(side.uniform, seen) : []),
  ];
  const series: number[] = [];
  let maxLogE = 0;
  // Most incidents were not drawn, and look like the last that was not.
  let last: { readonly seen: Seen; readonly steps: readonly number[] } | undefined;
  for (const item of items) {
    const seen = look(item, options, side.largestPrediction(p0));
    const steps = last !== undefined && areAlike(last.seen, seen) ? last.steps : stepsOf(seen);
    if (seen.drawn === 0) last = { seen, steps };
    steps.forEach((step, k) => {
      logProducts[k] = (logProducts[k] ?? 0) + step;
    });
    const logE = logMeanExp(logProducts);
    series.push(logE);
    if (logE > maxLogE) maxLogE = logE;
  }
  return {
    logE: series.at(-1) ?? 0,
    maxLogE,
    series,
    informed: logMeanExp(logProducts.slice(0, bets)),
    uniform: logMeanExp(logProducts.slice(bets)),
  };
}

/**
 * The gate's e-process on an audit, against H0 “the error rate is at least p0”: the mean of two e-processes over the
 * same incidents in opening order. One bets λ = fraction/(1/lowest − p0) on f + (R/π)(Y − f), in every stratum
 * alike: a smaller bet where errors hide would test a weighted mean that flatters. The other is the ordinary process
 * on the uniform part of the draw. H0 is rejected while `logE` ≥ ln(1/α), at any number of looks. Readings that are
 * still open count as errors. Throws RangeError on a probability below the lowest, or a share outside [0, 1].
 * Source: Zrnic, Candès (2024), “Active statistical inference”; Waudby-Smith, Wu, Ramdas, Karampatziakis, Mineiro
 * (2024), “Anytime-valid off-policy inference for contextual bandits”; Waudby-Smith, Ramdas (2024), JRSS-B 86(1).
 */
export function auditEProcess(
  incidents: Iterable<AuditIncident | AuditCluster>,
  p0: number,
  options: AuditOptions,
): AuditProcess {
  return run(gateSide, incidents, p0, options);
}

/**
 * The opposite e-process, against “the error rate is at most p0”. Here a reading that is still open must be given
 * as 0, and a cluster as a mean: neither silence nor an upper bound shows that an agent is worse.
 */
export function auditWorseEProcess(
  incidents: Iterable<AuditIncident | AuditCluster>,
  p0: number,
  options: AuditOptions,
): AuditProcess {
  return run(worseSide, incidents, p0, options);
}

/**
 * Time-uniform upper bound of the error rate: the smallest p0 that `auditEProcess` rejects after the last incident;
 * 1 when it rejects none. Every factor grows with p0, so band and verdict cannot contradict each other.
 */
export function auditUpperBound(
  incidents: Iterable<AuditIncident | AuditCluster>,
  alpha: number,
  options: AuditOptions,
): number {
  requireOpenUnit(alpha, 'alpha');
  // Most incidents were not drawn and look alike; their order does not matter for where the process stands.
  const tally = new Map<string, { seen: Seen; times: number }>();
  for (const item of incidents) {
    const seen = look(item, options, 1);
    const key = `${seen.corrected} ${seen.lowest} ${seen.weight} ${seen.share} ${seen.drawn}`;
    const found = tally.get(key);
    if (found === undefined) tally.set(key, { seen, times: 1 });
    else found.times += 1;
  }
  const largest = options.largest ?? 1;
  const sums = (p0: number, factor: Side['informed']) =>
    gateFractions.map((fraction, k) => {
      let sum = auditStakes[k] ?? 0;
      for (const { seen, times } of tally.values()) sum += times * factor(fraction, seen, p0, largest);
      return sum;
    });
  const rejected = (p0: number) =>
    logMeanExp([...sums(p0, gateSide.informed), ...sums(p0, gateSide.uniform)]) >= -Math.log(alpha);
  const end = 1 - Number.EPSILON;
  return rejected(end) ? firstTrue(0, end, rejected) : 1;
}

/** What one incident moves a bet by against a limit, from −1; it grows with the limit. */
export type DrawnBet = (p0: number) => number;

/** Bets on what was drawn: each drawn incident less by its probability, and those of the uniform part all alike. */
interface DrawnBets {
  readonly informed: readonly DrawnBet[];
  readonly uniform: readonly DrawnBet[];
}

function logsOf(bets: readonly DrawnBet[], p0: number): number[] {
  const moves = bets.map((bet) => bet(p0));
  return gateFractions.map((fraction, k) =>
    moves.reduce((sum, move) => sum + Math.log1p(fraction * move), auditStakes[k] ?? 0),
  );
}

/**
 * E of a share of which only readings know the denominator, against “it is at least p0”: the mean of two e-processes, as
 * `auditEProcess`, without predictions. What was not drawn, or is not in the denominator, moves nothing.
 */
export function drawnEValue(
  { informed, uniform }: DrawnBets,
  p0: number,
): Pick<AuditProcess, 'logE' | 'informed' | 'uniform'> {
  const [own, alike] = [logsOf(informed, p0), logsOf(uniform, p0)];
  return { logE: logMeanExp([...own, ...alike]), informed: logMeanExp(own), uniform: logMeanExp(alike) };
}

/** The smallest p0 that `drawnEValue` rejects; 1 when it rejects none. */
export function drawnUpperBound(bets: DrawnBets, alpha: number): number {
  requireOpenUnit(alpha, 'alpha');
  const rejected = (p0: number) => drawnEValue(bets, p0).logE >= -Math.log(alpha);
  const end = 1 - 2 ** -20;
  return rejected(end) ? firstTrue(0, end, rejected) : 1;
}
