import type { StratumName } from '../../metrics/gate-evidence/counted-decisions';
import type { Gate } from '../../records/criteria';
import { eDetector } from '../../statistics/e-detector';
import { type LostErrors, noLostErrors, placesAmong, withLostErrors } from './lost-errors';
import { worseMaxLogE } from '../../statistics/betting-e-process';
import { dayMs, type GateIncident } from '../readings/incidents';
import { type Average, averages, streamOf } from '../readings/readings';
import { limitOf } from '../readings/judge-readings';

/** The agent became worse than the limit, on a day that more data does not undo; only a person's ruling does. */
export interface Trip {
  readonly average: Average;
  readonly limit: number;
  /** The day on which the incident that tripped it was old enough to be judged, epoch ms. */
  readonly on: number;
  /** How many judged incidents were read until then, since the last ruling. */
  readonly after: number;
  /** The scope that it comes from, where it came along with a new name. */
  readonly from: string | null;
  /** That scope, whose decisions tripped it. */
  readonly origin: { readonly agent: string; readonly workflow: string } | null;
}

/** A part of the scope that is shown worse than the limit, however small. */
export interface WorseStratum {
  readonly dimension: keyof Omit<StratumName, 'release'>;
  readonly value: string;
  readonly errors: number;
  readonly of: number;
  readonly incidents: number;
  /** ln of the evidence that it is worse, as a share of what is needed. */
  readonly evidence: number;
}

/**
 * The mean run between false alarms, in incidents: two years at the pace of the first 90 days, at least 1/α. It is
 * fixed once 90 days have passed; before that the pace so far stands for them.
 */
export function runLengthOf(incidents: readonly GateIncident[], alpha: number): number {
  const first = incidents[0]?.openedAt ?? 0;
  const early = incidents.filter(({ openedAt }) => openedAt <= first + 90 * dayMs);
  const span = Math.max(28, Math.min(90, ((incidents.at(-1)?.openedAt ?? first) - first) / dayMs));
  return Math.max(1 / alpha, (early.length / span) * 730);
}

/**
 * The e-detectors of one gate over every bundle of a scope, one for each average, with the incident as cluster.
 * `incidents` are the matured ones since the last ruling. Unresolved decisions count as right here. What is missing and
 * known to be in error counts; where no record tells its scope, only from half of the way to a trip on.
 */
export function tripsOf(
  incidents: readonly GateIncident[],
  gate: Gate,
  runLength: number,
  { here, somewhere }: LostErrors = noLostErrors,
): Trip[] {
  const placed = placesAmong(here, incidents);
  const anywhere = [...placed, ...placesAmong(somewhere, incidents)];
  return averages.flatMap((average): Trip[] => {
    const limit = limitOf(gate, average);
    const { shares, weights } = streamOf(incidents, average, 'certain');
    const trippedAfter = (mark: number, lost: typeof placed) =>
      eDetector(shares, limit, mark, weights, lost).trippedAt;
    const isHalf = anywhere.length > placed.length && trippedAfter(Math.sqrt(runLength), placed) !== null;
    const trippedAt = trippedAfter(runLength, isHalf ? anywhere : placed);
    const tripping = trippedAt === null ? undefined : incidents[trippedAt];
    if (trippedAt === null || tripping === undefined) return [];
    const on = tripping.openedAt + gate.maturityLagDays * dayMs;
    return [{ average, limit, on, after: trippedAt + 1, from: null, origin: null }];
  });
}

/** The incidents of one part of a scope. */
export interface StratumShares extends Pick<WorseStratum, 'dimension' | 'value' | 'errors' | 'of'> {
  /** Share in error of each matured incident, in the order in which they were opened; the unresolved as right. */
  readonly shares: readonly number[];
  /** When each was opened, epoch ms. */
  readonly openedAt: readonly number[];
}

/**
 * The parts of a scope that are shown worse: the opposite process of K parts at K/α (a union bound holds for running
 * maxima, e-BH would not), or a part's own detector. Each incident counts its mean share, the unresolved as right. What
 * is missing and known to be in error names no part: it counts in those that have half of the evidence without it.
 */
export function worseStrata(
  strata: readonly StratumShares[],
  gate: Gate,
  worseAlpha: number,
  runLength: number,
  { here, somewhere }: LostErrors = noLostErrors,
): WorseStratum[] {
  const lost = [...here, ...somewhere];
  const needed = Math.log(strata.length / worseAlpha);
  return strata
    .flatMap(({ dimension, value, shares, openedAt, errors, of }): WorseStratum[] => {
      if (!shares.some((share) => share > 0)) return [];
      const places = placesAmong(
        lost,
        openedAt.map((at) => ({ openedAt: at })),
      );
      const mark = runLength * strata.length;
      const trippedAfter = (least: number, added: typeof places) =>
        eDetector(shares, gate.limit, least, undefined, added).trippedAt;
      const alone = worseMaxLogE(shares, gate.limit) / needed;
      const isHalf = lost.length > 0 && (alone >= 0.5 || trippedAfter(Math.sqrt(mark), []) !== null);
      const evidence = isHalf ? worseMaxLogE(withLostErrors(shares, places), gate.limit) / needed : alone;
      const trippedAt = trippedAfter(mark, isHalf ? places : []);
      if (evidence < 1 && trippedAt === null) return [];
      return [{ dimension, value, errors, of, incidents: shares.length, evidence }];
    })
    .sort((a, b) => b.evidence - a.evidence);
}
