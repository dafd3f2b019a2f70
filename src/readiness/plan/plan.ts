import { bettingEProcess, incidentsNeeded } from '../../statistics/betting-e-process';
import { alphaOfCandidate } from '../../statistics/multiple-testing';
import { adverseShare } from '../readings/incidents';
import { incidentsUntilWithdrawn, withdrawalOf, type Withdrawal } from './withdrawal';
import { simulateIncidents } from './simulate';
import type { Agent, Uniform } from './simulate';

export interface PlanQuestion {
  /** Share in error to be ruled out, in (0, 1). */
  readonly limit: number;
  readonly alpha: number;
  /** Which candidate bundle for this tier it is, from 1. */
  readonly releaseIndex: number;
  readonly incidentsPerWeek: number;
  /** What the agent is believed to be. */
  readonly agent: Agent;
  readonly runs: number;
  /** Where a run gives up. */
  readonly maxIncidents: number;
}

export interface PlanPoint {
  readonly incidents: number;
  readonly weeks: number;
  /** Share of runs in which the gate had opened by then. */
  readonly opened: number;
}

export interface Plan {
  /** Incidents without any error that the gate needs. */
  readonly cleanIncidents: number;
  readonly cleanWeeks: number;
  /** Incidents by which half of the runs had opened; null when fewer did. */
  readonly median: number | null;
  /** Share of runs that opened within `maxIncidents`. */
  readonly power: number;
  /** Runs that the shares are of: fewer than asked for while it is refined. */
  readonly runs: number;
  /** What becomes of the promotion when the agent then errs twice as often as the limit; null where no run opened. */
  readonly withdrawal: Withdrawal | null;
  /** At most 100 points. */
  readonly curve: readonly PlanPoint[];
}

/** Opened runs that go on with a worse agent. */
const mostWithdrawals = 400;

/**
 * What to expect before any data is collected: how many clean incidents and weeks a gate needs, how soon it opens for an
 * agent with a known error rate, and how soon that is withdrawn once the rate is twice the limit, by simulation through
 * the gate's own e-process. `onRun` hears after each run how many are done, and may ask for the plan as it is by then.
 * Throws RangeError for shares outside (0, 1), a pace of 0 or no run.
 */
export function planGate(
  question: PlanQuestion,
  uniform: Uniform,
  onRun: (done: number, soFar: () => Plan) => void = () => undefined,
): Plan {
  const { limit, incidentsPerWeek, agent, runs, maxIncidents } = question;
  if (!(incidentsPerWeek > 0))
    throw new RangeError(`incidentsPerWeek must be above 0, got ${incidentsPerWeek}`);
  if (!(agent.errorRate > 0 && agent.errorRate < 1)) {
    throw new RangeError(`errorRate must lie between 0 and 1, got ${agent.errorRate}`);
  }
  if (!(runs >= 1)) throw new RangeError(`runs must be 1 or more, got ${runs}`);
  const alpha = alphaOfCandidate(question.alpha, question.releaseIndex);
  const opened: number[] = [];
  const withdrawn: { readonly unproven: number; readonly trip: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const x = simulateIncidents(agent, maxIncidents, 1, uniform).map(adverseShare);
    const index = bettingEProcess(x, limit).series.findIndex((logE) => logE >= -Math.log(alpha));
    opened.push(index < 0 ? Infinity : index + 1);
    if (index >= 0 && withdrawn.length < mostWithdrawals)
      withdrawn.push(incidentsUntilWithdrawn(question, alpha, x.slice(0, index + 1), uniform));
    onRun(run + 1, () => planOf(question, alpha, opened, withdrawn));
  }
  return planOf(question, alpha, opened, withdrawn);
}

function planOf(
  { limit, incidentsPerWeek, maxIncidents }: PlanQuestion,
  alpha: number,
  opened: readonly number[],
  withdrawn: readonly { readonly unproven: number; readonly trip: number }[],
): Plan {
  const sorted = [...opened].sort((a, b) => a - b);
  const half = sorted[Math.ceil(sorted.length / 2) - 1] ?? Infinity;
  const step = Math.max(1, Math.ceil(maxIncidents / 100));
  const shareBy = (incidents: number) => sorted.filter((at) => at <= incidents).length / sorted.length;
  const cleanIncidents = incidentsNeeded(limit, alpha);
  return {
    cleanIncidents,
    cleanWeeks: cleanIncidents / incidentsPerWeek,
    median: Number.isFinite(half) ? half : null,
    power: shareBy(maxIncidents),
    runs: sorted.length,
    withdrawal: withdrawn.length === 0 ? null : withdrawalOf(limit, withdrawn),
    curve: Array.from({ length: Math.floor(maxIncidents / step) }, (_, index) => {
      const incidents = (index + 1) * step;
      return { incidents, weeks: incidents / incidentsPerWeek, opened: shareBy(incidents) };
    }),
  };
}
