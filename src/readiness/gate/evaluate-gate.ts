import type { Gate } from '../../records/criteria';
import { bettingLowerBound, bettingUpperBound, moreCleanIncidents } from '../../statistics/betting-e-process';
import type { Interval } from '../../statistics/interval';
import { wilsonOneSided } from '../../statistics/wilson';
import type { AllYounger, GateResult } from '../verdict';
import { adverseShare, certainShare, dayMs } from './incidents';
import type { GateIncident } from './incidents';
import { judgeGate } from './judge-gate';
import type { GateContext, Judgement } from './judge-gate';

// e^709 is the largest double; e-values beyond it change nothing and would be no JSON number.
const eValueOf = (logE: number) => Math.exp(Math.min(logE, 700));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Upper end from the adverse shares, lower end from the certain ones, each with all of its α on its side. */
function ordinaryInterval(incidents: readonly GateIncident[], alpha: number, worseAlpha: number): Interval {
  const n = incidents.length;
  return {
    lower: wilsonOneSided(Math.min(n, sum(incidents.map(certainShare))), n, 'lower', 1 - worseAlpha).lower,
    upper: wilsonOneSided(Math.min(n, sum(incidents.map(adverseShare))), n, 'upper', 1 - alpha).upper,
  };
}

function timeUniformInterval(
  incidents: readonly GateIncident[],
  alpha: number,
  worseAlpha: number,
): Interval {
  return {
    lower: bettingLowerBound(incidents.map(certainShare), worseAlpha),
    upper: bettingUpperBound(incidents.map(adverseShare), alpha),
  };
}

/** Days until the gate can be met at the pace so far; 0 when it is, null when the pace cannot tell. */
function daysUntil({ state, observed, incidents }: Judgement, more: number, gate: Gate): number | null {
  if (state === 'met') return 0;
  if (state !== 'not_shown_yet') return null;
  const forSpan = Math.max(0, gate.minSpanDays - observed.spanDays);
  if (more === 0) return forSpan > 0 ? forSpan : null;
  return observed.spanDays > 0 ? Math.max((more * observed.spanDays) / incidents.length, forSpan) : null;
}

function allYounger(
  incidents: readonly GateIncident[],
  { maturityLagDays }: Gate,
  { asOf, young = 0, youngFrom = null }: GateContext,
): AllYounger | null {
  if (incidents.length === 0 && young === 0) return null;
  const times = [...incidents.map(({ openedAt }) => openedAt), ...(youngFrom === null ? [] : [youngFrom])];
  const firstOldEnough = times.length === 0 ? null : Math.min(...times) + maturityLagDays * dayMs;
  return { lagDays: maturityLagDays, asOf, firstOldEnough };
}

/** `judgeGate` with every number that stands beside the state. Throws as it does. */
export function evaluateGate(all: readonly GateIncident[], gate: Gate, context: GateContext): GateResult {
  const judgement = judgeGate(all, gate, context);
  const { state, reason, incidents, observed, process, worse, alpha, worseAlpha } = judgement;
  const more = moreCleanIncidents(process, gate.limit, alpha);
  const some = incidents.length > 0;
  return {
    id: gate.id,
    title: gate.title,
    metric: gate.metric,
    critical: gate.critical,
    state,
    observed,
    limit: gate.limit,
    alpha,
    eValue: eValueOf(process.maxLogE),
    eCurrent: eValueOf(process.logE),
    eNeeded: 1 / alpha,
    worseE: eValueOf(worse.maxLogE),
    worseNeeded: 1 / worseAlpha,
    ordinary: some ? ordinaryInterval(incidents, alpha, worseAlpha) : null,
    timeUniform: some ? timeUniformInterval(incidents, alpha, worseAlpha) : null,
    moreCleanIncidents: state === 'not_measurable' || state === 'breached' ? null : more,
    moreDays: daysUntil(judgement, more, gate),
    reason,
    allYounger: incidents.length === 0 ? allYounger(all, gate, context) : null,
    statement: context.statement ?? null,
  };
}
