import type { Gate } from '../../records/criteria';
import { worseMaxLogE } from '../../statistics/betting-e-process';
import type { BettingProcess } from '../../statistics/betting-e-process';
import { alphaOfCandidate } from '../../statistics/multiple-testing';
import type { GateState, Observed, ShownStatement } from '../verdict';
import { count, exactPercent } from '../../words/format';
import { nounOf } from '../../words/gate-nouns';
import { judgeReadings, type JudgedReadings, onlyCounting } from '../readings/judge-readings';
import type { CountedIncidents } from '../readings/readings';
import { type LabelsOfGate, labelsOf, outOfReach } from './limit-of-labels';
import type { LabelNoise } from '../../metrics/label-noise/label-noise';
import type { Trip, WorseStratum } from '../standing/standing';
import { type LostErrors, noLostErrors, placesAmong, withLostErrors } from '../standing/lost-errors';
import { certainShare, dayMs, matured, sinceRuling } from '../readings/incidents';
import type { GateIncident } from '../readings/incidents';

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
  /** No decision of the scope, of whatever age, has a label. */
  readonly isUnlabelled?: boolean;
  readonly statement?: ShownStatement | null;
  /** The incidents under every reading; without them the one list is the only counting. */
  readonly countings?: readonly CountedIncidents[];
  /** Records that are missing here: one incident in error each, placed last, in every reading. */
  readonly missing?: number;
  /** Those among them that are known to be in error. */
  readonly lost?: LostErrors;
  /** Incidents in error under bundles too small to be judged; they count as what is missing does. */
  readonly strays?: number;
  /** The latest ruling of a person, epoch ms: evidence of being worse restarts there. */
  readonly ruledAt?: number | null;
  /** What the detectors over all bundles found since the last ruling. */
  readonly trips?: readonly Trip[];
  /** Pairs of labels that speak for this scope. */
  readonly labelNoise?: LabelNoise | null;
  readonly worseStrata?: readonly WorseStratum[];
}

export interface Judgement extends Pick<
  JudgedReadings,
  'readings' | 'deciding' | 'provenOn' | 'withdrawnOn'
> {
  readonly state: GateState;
  /** Why the state is what it is, when it is not the e-process alone. */
  readonly reason: string | null;
  /** As recorded, with the latest labels. */
  readonly incidents: readonly GateIncident[];
  readonly observed: Observed;
  /** Of the deciding reading, and its incidents with what is missing. */
  readonly process: BettingProcess;
  readonly decidingIncidents: readonly GateIncident[];
  /** Every reading's incidents that are judged, with what is missing. */
  readonly countings: readonly CountedIncidents[];
  /** The largest ln E of the opposite process. */
  readonly worse: number;
  /** What pairs of labels make of it; null without a pair. */
  readonly labels: LabelsOfGate | null;
  /** α left for this bundle, and α of one guardrail. */
  readonly alpha: number;
  readonly worseAlpha: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The counts of some matured incidents. */
export function observe(
  incidents: readonly GateIncident[],
  gate: Gate,
  { asOf, missing = 0, strays = 0 }: GateContext,
): Observed {
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
    missing,
    strays,
    largestShare: largestShareOf(incidents),
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

/** The share of all errors that one incident holds; null without an error. */
function largestShareOf(incidents: readonly GateIncident[]): number | null {
  const errors = sum(incidents.map((incident) => incident.errors));
  if (errors === 0) return null;
  return incidents.reduce((most, incident) => Math.max(most, incident.errors), 0) / errors;
}

function spanOf(incidents: readonly GateIncident[]): number {
  return ((incidents.at(-1)?.openedAt ?? 0) - (incidents[0]?.openedAt ?? 0)) / dayMs;
}

/** Conditions beside the e-process; the first that does not hold, in words. */
export function openCondition(
  incidents: readonly GateIncident[],
  gate: Gate,
  observed: Observed,
  asOf: number,
): string | null {
  const { n, unresolved: unlabelled, missing, spanDays, severe } = observed;
  const unresolved = unlabelled + missing;
  if (n < 10 || incidents.length < 5) {
    return `${n} resolved decisions in ${incidents.length} incidents are too few to judge`;
  }
  if (unresolved / (n + unresolved) > gate.unresolvedLimit) {
    return `${unresolved} of ${n + unresolved} matured decisions ${missing > 0 ? 'are missing or have no label' : 'have no label'}; at most ${exactPercent(gate.unresolvedLimit)} may be without one`;
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

function isBreached(
  worse: number,
  worseAlpha: number,
  { trips = [], worseStrata = [] }: GateContext,
): boolean {
  return worse >= -Math.log(worseAlpha) || trips.length > 0 || worseStrata.length > 0;
}

// So many missing records leave no evidence of any kind; more of them change nothing.
const mostMissing = 10_000;

/** The incidents old enough to be judged, with what is missing or astray after them; one list for countings that share one. */
function withMissing(
  countings: readonly CountedIncidents[],
  { asOf, missing = 0, strays = 0 }: GateContext,
  lagDays: number,
): CountedIncidents[] {
  const known = new Map<readonly GateIncident[], readonly GateIncident[]>();
  return countings.map(({ incidents, ...counting }) => {
    let list = known.get(incidents);
    if (list === undefined) {
      const mature = matured(incidents, asOf, lagDays);
      const openedAt = Math.max(mature.at(-1)?.openedAt ?? -Infinity, asOf - lagDays * dayMs);
      for (let index = 0; index < Math.min(missing + strays, mostMissing); index += 1)
        mature.push({ incident: `missing ${index + 1}`, openedAt, n: 0, errors: 0, unresolved: 1 });
      list = mature;
      known.set(incidents, list);
    }
    return { ...counting, incidents: list };
  });
}

/**
 * The largest ln E of the opposite process. What is missing and known to be in error counts where it was made. The rest
 * counts as right, unless that is half of the way to being shown worse: then each counts as an incident in error, where
 * it adds most, so that spoiling the line of an error lifts no step down.
 */
function worseWith(
  incidents: readonly GateIncident[],
  gate: Gate,
  worseAlpha: number,
  { missing = 0, lost: { here } = noLostErrors }: GateContext,
): number {
  const certain = withLostErrors(incidents.map(certainShare), placesAmong(here, incidents));
  const alone = worseMaxLogE(certain, gate.limit);
  if (missing === 0 || alone < -Math.log(worseAlpha) / 2) return alone;
  const others = Math.min(Math.max(0, missing - here.length), mostMissing);
  const lost = Array.from({ length: others }, () => 1);
  return worseMaxLogE([...lost, ...certain], gate.limit);
}

/**
 * Judges one gate on the incidents of one scope and bundle, in the order they were opened.
 * H0 "the share in error is at least the limit" is rejected while the smallest e-value over all readings
 * stands at 1/α, and every reading's own shares lie below its limit; α is what the candidate bundles before this one
 * have left. Unresolved decisions, those whose error is only that nothing was recorded, and what is missing count as
 * errors here and as right in the opposite process (what is missing only up to half of the evidence); where nothing at all was recorded the gate is not measurable. What
 * tripped, or a part that is shown worse, is a breach whatever else holds.
 * Throws RangeError when incidents come in another order, or the gate asks for another order.
 * Source: Waudby-Smith, Ramdas (2024), JRSS-B 86(1); Ville (1939); Berger (1982), Technometrics 24, 295–300, for the
 * smallest over the readings.
 */
export function judgeGate(all: readonly GateIncident[], gate: Gate, context: GateContext): Judgement {
  if (gate.orderBy !== 'opened_time') {
    throw new RangeError(
      'Incidents are judged in the order they were opened, never in the order of their labels.',
    );
  }
  const lagDays = gate.maturityLagDays;
  const incidents = matured(all, context.asOf, lagDays);
  const whole = alphaOfCandidate(gate.alpha, context.releaseIndex);
  // Only proposals that were labelled right or wrong have pairs.
  const noise = gate.metric === 'false_positive_share' ? context.labelNoise : null;
  const labels = labelsOf(gate, whole, noise ?? null);
  const { alpha, gate: onLabels } = labels ?? { alpha: whole, gate };
  const worseAlpha = gate.alpha / Math.max(1, context.guardrails);
  const countings = withMissing(context.countings ?? onlyCounting(all), context, lagDays);
  const {
    readings,
    deciding,
    process,
    incidents: decidingIncidents,
    ...proven
  } = judgeReadings(countings, onLabels, { alpha, worseAlpha }, lagDays * dayMs);
  const since = sinceRuling(incidents, context.ruledAt ?? null, lagDays);
  const worse = worseWith(since, gate, worseAlpha, context);
  const observed = observe(incidents, gate, context);
  const empty = emptyReason(incidents, observed, gate, context);
  const condition = outOfReach(gate, labels) ?? openCondition(incidents, gate, observed, context.asOf);
  const state = ((): GateState => {
    if (isBreached(worse, worseAlpha, context)) return 'breached';
    if (empty !== null) return 'not_measurable';
    return condition === null && readings.every(({ holds }) => holds) ? 'met' : 'not_shown_yet';
  })();
  const reason = state === 'not_measurable' ? empty : state === 'not_shown_yet' ? condition : null;
  return {
    ...{ state, reason, incidents, observed, process, decidingIncidents, worse, alpha, worseAlpha },
    ...{ readings, deciding, countings, labels, ...proven },
  };
}
