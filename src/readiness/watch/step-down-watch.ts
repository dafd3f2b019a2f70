import type { Gate } from '../../records/criteria';
import { certainShare, dayMs, matured } from '../readings/incidents';
import type { GateIncident } from '../readings/incidents';

export interface WatchOptions {
  /** Latest time in the logs, epoch ms. */
  readonly asOf: number;
  /** Guardrails watched together; one alarm steps down, so they share α (Bonferroni). */
  readonly guardrails: number;
  /** The share in error that must be found soon, as a multiple of the limit. */
  readonly worseBy?: number;
  /** Incidents over which a false alarm has at most the chance α/guardrails. */
  readonly horizon?: number;
}

export interface Watch {
  readonly gate: string;
  /** CUSUM after each judged incident, in the order they were opened. */
  readonly series: readonly number[];
  /** The alarm sounds at this value. */
  readonly threshold: number;
  /** Index of the incident that tripped it, or null. */
  readonly trippedAt: number | null;
  /** The day it would have tripped, epoch ms: when that incident was old enough to be judged. */
  readonly trippedOn: number | null;
  readonly worseShare: number;
}

/**
 * Watches one guardrail for a rise of the share in error from the limit to `worseBy` times it:
 * S = max(0, S + x·ln(p_out/p_in) + (1 − x)·ln((1−p_out)/(1−p_in))). With mean share at most p_in each
 * stretch is an e-process (the exponential is convex in x), so at a threshold of
 * ln(horizon·guardrails/α) a false alarm within the horizon has at most the chance α/guardrails.
 * Unresolved and unrecorded decisions count as right. Throws RangeError as `judgeGate` does.
 * Source: Page (1954); Reynolds, Stoumbos (1999), Journal of Quality Technology 31, 87–108; Ville (1939).
 */
export function watchGate(all: readonly GateIncident[], gate: Gate, options: WatchOptions): Watch {
  const { asOf, guardrails, worseBy = 2, horizon = 1000 } = options;
  const incidents = matured(all, asOf, gate.maturityLagDays);
  const worseShare = Math.min(gate.limit * worseBy, (1 + gate.limit) / 2);
  const onError = Math.log(worseShare / gate.limit);
  const onRight = Math.log1p(-worseShare) - Math.log1p(-gate.limit);
  const threshold = Math.log((horizon * Math.max(1, guardrails)) / gate.alpha);
  let sum = 0;
  const series = incidents.map((incident) => {
    const x = certainShare(incident);
    sum = Math.max(0, sum + x * onError + (1 - x) * onRight);
    return sum;
  });
  const index = series.findIndex((value) => value >= threshold);
  const tripping = incidents[index];
  return {
    gate: gate.id,
    series,
    threshold,
    trippedAt: index < 0 ? null : index,
    trippedOn: tripping === undefined ? null : tripping.openedAt + gate.maturityLagDays * dayMs,
    worseShare,
  };
}
