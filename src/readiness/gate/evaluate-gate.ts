import type { Gate } from '../../records/criteria';
import { bettingLowerBound, moreCleanIncidents } from '../../statistics/betting-e-process';
import type { Interval } from '../../statistics/interval';
import { wilsonOneSided } from '../../statistics/wilson';
import type { AllYounger, GateResult } from '../verdict';
import { streamOf } from '../readings/readings';
import { type Sensitivity, sensitivityOf } from '../readings/sensitivity';
import { dayMs, matured } from '../readings/incidents';
import type { GateIncident } from '../readings/incidents';
import { pairsOf } from './limit-of-labels';
import { judgeGate } from './judge-gate';
import type { GateContext, Judgement } from './judge-gate';

// e^709 is the largest double; e-values beyond it change nothing and would be no JSON number.
const eValueOf = (logE: number) => Math.exp(Math.min(logE, 700));
/** Of the deciding reading; upper end from the adverse shares, lower end from the certain ones, each with its own α. */
function intervalsOf({ decidingIncidents, readings, deciding, alpha, worseAlpha }: Judgement): {
  ordinary: Interval | null;
  timeUniform: Interval | null;
} {
  const reading = readings[deciding];
  const n = decidingIncidents.length;
  if (reading === undefined || n === 0) return { ordinary: null, timeUniform: null };
  const { shares, weights } = streamOf(decidingIncidents, reading.average, 'certain');
  const certain = shares.reduce((sum, share) => sum + share, 0);
  return {
    ordinary: {
      lower: wilsonOneSided(Math.min(n, certain), n, 'lower', 1 - worseAlpha).lower,
      upper: wilsonOneSided(Math.min(n, reading.share * n), n, 'upper', 1 - alpha).upper,
    },
    timeUniform: { lower: bettingLowerBound(shares, worseAlpha, undefined, weights), upper: reading.upper },
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
  { asOf, young = 0, youngFrom = null, isUnlabelled = false }: GateContext,
): AllYounger | null {
  if (incidents.length === 0 && young === 0) return null;
  const times = [...incidents.map(({ openedAt }) => openedAt), ...(youngFrom === null ? [] : [youngFrom])];
  const firstOldEnough = times.length === 0 ? null : Math.min(...times) + maturityLagDays * dayMs;
  return {
    ...{ lagDays: maturityLagDays, asOf, firstOldEnough },
    ...(isUnlabelled ? { isUnlabelled: true } : {}),
  };
}

function sensitivity(
  { state, countings, alpha, labels, observed: { hits, n } }: Judgement,
  gate: Gate,
  { young = 0 }: GateContext,
): Sensitivity | null {
  if (state !== 'met') return null;
  return sensitivityOf(countings, labels?.gate ?? gate, {
    alpha,
    young,
    labelledShare: n === 0 ? 0 : hits / n,
  });
}

/** Right incidents that are in no reading, because they repeat what their target showed before. */
function repeatsOf({ incidents }: Judgement, gate: Gate, { asOf, countings }: GateContext): number {
  const [plain] = countings ?? [];
  return plain === undefined
    ? 0
    : incidents.length - matured(plain.incidents, asOf, gate.maturityLagDays).length;
}

/** `judgeGate` with every number that stands beside the state. Throws as it does. */
export const evaluateGate = (all: readonly GateIncident[], gate: Gate, context: GateContext): GateResult =>
  gateResultOf(judgeGate(all, gate, context), all, gate, context);

/** The numbers beside the state that `judgeGate` gave of the same. */
export function gateResultOf(
  judgement: Judgement,
  all: readonly GateIncident[],
  gate: Gate,
  context: GateContext,
): GateResult {
  const { state, reason, incidents, observed, process, worse, alpha, worseAlpha } = judgement;
  const { readings, deciding, provenOn, withdrawnOn } = judgement;
  const more = moreCleanIncidents(process, readings[deciding]?.limit ?? gate.limit, alpha);
  const { trips = [], worseStrata = [] } = context;
  const { labels } = judgement;
  const isOut = labels?.support === 'out_of_reach';
  const repeats = repeatsOf(judgement, gate, context);
  return {
    id: gate.id,
    title: gate.title,
    metric: gate.metric,
    critical: gate.critical,
    state,
    observed,
    limit: gate.limit,
    alpha,
    eValue: Math.min(...readings.map(({ eNow }) => eNow)),
    eNeeded: 1 / alpha,
    worseE: eValueOf(worse),
    worseNeeded: 1 / worseAlpha,
    ...intervalsOf(judgement),
    readings,
    decidingReading: deciding,
    ...(repeats === 0 ? {} : { repeats }),
    ...{ provenOn, withdrawnOn, trips, worseStrata },
    labels: pairsOf(labels),
    moreCleanIncidents: state === 'not_measurable' || state === 'breached' || isOut ? null : more,
    moreDays: isOut ? null : daysUntil(judgement, more, gate),
    sensitivity: sensitivity(judgement, gate, context),
    reason,
    allYounger: incidents.length === 0 ? allYounger(all, gate, context) : null,
    statement: context.statement ?? null,
  };
}
