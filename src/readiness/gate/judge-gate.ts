import type { Gate } from '../../records/criteria';
import { bettingEProcess, worseEProcess } from '../../statistics/betting-e-process';
import type { BettingProcess } from '../../statistics/betting-e-process';
import { alphaOfCandidate } from '../../statistics/multiple-testing';
import type { GateState, Observed, ShownStatement } from '../verdict';
import { count, exactPercent } from '../../words/format';
import { nounOf } from '../../words/verdict-sentences';
import { adverseShare, certainShare, dayMs, matured } from './incidents';
import type { GateIncident } from './incidents';

export interface GateContext {
  /** Latest time in the logs, epoch ms: maturity and windows are counted back from it. */
  readonly asOf: number;
  /** 1 for the first candidate bundle of this tier. */
  readonly releaseIndex: number;
  /** Number of gates of the step: one breach steps down, so they share α (Bonferroni). */
  readonly guardrails: number;
  /** Why this metric cannot be measured in this scope, when the caller knows. */
  readonly notMeasurable?: string | null;
  /** Decisions that would count and are younger than the lag, in no incident that is handed over. */
  readonly young?: number;
  /** The earliest of them, epoch ms. */
  readonly youngFrom?: number | null;
  readonly statement?: ShownStatement | null;
}

export interface Judgement {
  readonly state: GateState;
  /** Why the state is what it is, when it is not the e-process alone. */
  readonly reason: string | null;
  readonly incidents: readonly GateIncident[];
  readonly observed: Observed;
  readonly process: BettingProcess;
  readonly worse: BettingProcess;
  /** α left for this bundle, and α of one guardrail. */
  readonly alpha: number;
  readonly worseAlpha: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function observe(incidents: readonly GateIncident[], gate: Gate, asOf: number): Observed {
  const n = sum(incidents.map((incident) => incident.n));
  const labelled = incidents.filter((incident) => incident.n > 0);
  const since = asOf - (gate.maturityLagDays + (gate.zeroSevereDays ?? 0)) * dayMs;
  const window = incidents.filter(({ openedAt }) => openedAt >= since);
  return {
    hits: sum(incidents.map((incident) => incident.errors)),
    n,
    incidents: incidents.length,
    incidentsInError: incidents.filter((incident) => incident.errors > 0).length,
    unresolved: sum(incidents.map((incident) => incident.unresolved)),
    share:
      n < 10 || labelled.length < 5
        ? null
        : sum(labelled.map((incident) => incident.errors / incident.n)) / labelled.length,
    severe:
      gate.zeroSevereDays === null || window.some(({ severe }) => severe === undefined)
        ? null
        : sum(window.map(({ severe }) => severe ?? 0)),
    spanDays: spanOf(incidents),
  };
}

function spanOf(incidents: readonly GateIncident[]): number {
  return ((incidents.at(-1)?.openedAt ?? 0) - (incidents[0]?.openedAt ?? 0)) / dayMs;
}

/** Conditions beside the e-process; the first that does not hold, in words. */
function openCondition(
  incidents: readonly GateIncident[],
  gate: Gate,
  observed: Observed,
  asOf: number,
): string | null {
  const { n, unresolved, spanDays, severe } = observed;
  if (n < 10 || incidents.length < 5) {
    return `${n} resolved decisions in ${incidents.length} incidents are too few to judge`;
  }
  if (unresolved / (n + unresolved) > gate.unresolvedLimit) {
    return `${unresolved} of ${n + unresolved} matured decisions have no label; at most ${exactPercent(gate.unresolvedLimit)} may be without one`;
  }
  if (severe !== null && severe > 0) {
    return `${severe} severe ${severe === 1 ? 'error' : 'errors'} in the last ${gate.zeroSevereDays} days; none may be`;
  }
  if (gate.zeroSevereDays !== null) {
    const since = asOf - (gate.maturityLagDays + gate.zeroSevereDays) * dayMs;
    const window = incidents.filter(({ openedAt }) => openedAt >= since);
    if (window.length === 0) return `no incident in the last ${gate.zeroSevereDays} days that are judged`;
    if (window.some(({ severe, severeUnresolved }) => severe === undefined || (severeUnresolved ?? 0) > 0)) {
      return `not all decisions of the last ${gate.zeroSevereDays} days that would be severe have a label`;
    }
  }
  if (spanDays < gate.minSpanDays) {
    return `the incidents span ${Math.floor(spanDays)} days; at least ${gate.minSpanDays} are required`;
  }
  return null;
}

function emptyReason(
  incidents: readonly GateIncident[],
  observed: Observed,
  gate: Gate,
  context: GateContext,
): string | null {
  if (context.notMeasurable) return context.notMeasurable;
  if (observed.incidents === 0)
    return `no decision older than ${gate.maturityLagDays} days counts towards it`;
  const { label } = nounOf(gate.metric);
  if (observed.n === 0) return `${observed.incidents} incidents, none with ${label}`;
  if (sum(incidents.map(({ unrecorded = 0 }) => unrecorded)) === observed.n)
    return `none of ${count(observed.n)} ${observed.n === 1 ? 'decision' : 'decisions'} that count towards it has ${label} in the log`;
  return null;
}

function stateOf(
  process: BettingProcess,
  worse: BettingProcess,
  alpha: number,
  worseAlpha: number,
  empty: string | null,
  condition: string | null,
): GateState {
  if (empty !== null) return 'not_measurable';
  if (worse.maxLogE >= -Math.log(worseAlpha)) return 'breached';
  if (process.maxLogE >= -Math.log(alpha) && condition === null) return 'met';
  return 'not_shown_yet';
}

/**
 * Judges one gate on the incidents of one scope and bundle, in the order they were opened.
 * H0 "the share in error per incident is at least the limit" is rejected once the e-process has
 * reached 1/α at any look; α is what the candidate bundles before this one have left. Unresolved
 * decisions, and those whose error is only that nothing was recorded, count as errors here and as right in the
 * opposite process; where nothing at all was recorded the gate is not measurable.
 * Throws RangeError when incidents come in another order, or the gate asks for another order.
 * Source: Waudby-Smith, Ramdas (2024), JRSS-B 86(1); Ville (1939).
 */
export function judgeGate(all: readonly GateIncident[], gate: Gate, context: GateContext): Judgement {
  if (gate.orderBy !== 'opened_time') {
    throw new RangeError(
      'Incidents are judged in the order they were opened, never in the order of their labels.',
    );
  }
  const incidents = matured(all, context.asOf, gate.maturityLagDays);
  const alpha = alphaOfCandidate(gate.alpha, context.releaseIndex);
  const worseAlpha = gate.alpha / Math.max(1, context.guardrails);
  const process = bettingEProcess(incidents.map(adverseShare), gate.limit);
  const worse = worseEProcess(incidents.map(certainShare), gate.limit);
  const observed = observe(incidents, gate, context.asOf);
  const empty = emptyReason(incidents, observed, gate, context);
  const condition = openCondition(incidents, gate, observed, context.asOf);
  const state = stateOf(process, worse, alpha, worseAlpha, empty, condition);
  const reason = state === 'not_measurable' ? empty : state === 'not_shown_yet' ? condition : null;
  return { state, reason, incidents, observed, process, worse, alpha, worseAlpha };
}
