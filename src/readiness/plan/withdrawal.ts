import { bettingEProcess } from '../../statistics/betting-e-process';
import { eDetector } from '../../statistics/e-detector';
import { adverseShare } from '../readings/incidents';
import { simulateIncidents, type Agent, type Uniform } from './simulate';

/** Incidents after a change by which half, and nine of ten, of the runs ended; null where fewer did within `followed`. */
export interface Delay {
  readonly half: number | null;
  readonly most: number | null;
}

/** A promoted agent that then errs as often as `errorRate`. */
export interface Withdrawal {
  readonly errorRate: number;
  /** Until the gate is no longer proven: E falls below what is needed. */
  readonly unproven: Delay;
  /** Until the step-down watch trips. */
  readonly trip: Delay;
  /** Incidents for which each run was followed. */
  readonly followed: number;
}

/** Twice the limit, as the step-down watch has it. */
const worseRate = (limit: number): number => Math.min(2 * limit, (1 + limit) / 2);

const followedFor = (limit: number): number => Math.min(10_000, Math.ceil(40 / limit));

/** Two years at this pace between false alarms, as the verdict's detector has it. */
const runLength = (alpha: number, incidentsPerWeek: number): number =>
  Math.max(1 / alpha, (incidentsPerWeek / 7) * 730);

/** One run: the gate has just opened on `shares`, and the agent errs twice as often as the limit from then on. */
export function incidentsUntilWithdrawn(
  { limit, incidentsPerWeek, agent }: { limit: number; incidentsPerWeek: number; agent: Agent },
  alpha: number,
  shares: readonly number[],
  uniform: Uniform,
): { unproven: number; trip: number } {
  const worse = simulateIncidents({ ...agent, errorRate: worseRate(limit) }, followedFor(limit), 1, uniform);
  const all = [...shares, ...worse.map(adverseShare)];
  const { series } = bettingEProcess(all, limit);
  const lost = series.findIndex((logE, at) => at >= shares.length && logE < -Math.log(alpha));
  const { trippedAt } = eDetector(all, limit, runLength(alpha, incidentsPerWeek));
  return {
    unproven: lost < 0 ? Infinity : lost - shares.length + 1,
    trip: trippedAt === null ? Infinity : Math.max(0, trippedAt - shares.length + 1),
  };
}

function delayOf(incidents: readonly number[]): Delay {
  const sorted = [...incidents].sort((a, b) => a - b);
  const by = (share: number) => {
    const at = sorted[Math.ceil(sorted.length * share) - 1] ?? Infinity;
    return Number.isFinite(at) ? at : null;
  };
  return { half: by(0.5), most: by(0.9) };
}

/** What the runs say together. */
export const withdrawalOf = (
  limit: number,
  runs: readonly { readonly unproven: number; readonly trip: number }[],
): Withdrawal => ({
  errorRate: worseRate(limit),
  unproven: delayOf(runs.map(({ unproven }) => unproven)),
  trip: delayOf(runs.map(({ trip }) => trip)),
  followed: followedFor(limit),
});
