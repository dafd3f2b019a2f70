import type { GateMetric } from '../records/criteria';
import type { Tier } from '../records/vocabulary';
import {
  capital,
  count,
  countedOrNo,
  daysOrWeeks,
  eMark,
  eValue,
  inSentence,
  oneIn,
  plain,
  plainWord,
} from './format';

// A verdict is exported as data: its sentences carry ordinary spaces.

interface Noun {
  /** As in "2 incidents with a false positive". */
  readonly one: string;
  /** What resolves a decision of this metric. */
  readonly label: string;
}

const nouns: Readonly<Record<GateMetric, Noun>> = {
  false_positive_share: { one: 'with a false positive', label: 'a label of the required source' },
  override_rate: { one: 'with an override', label: 'a human decision' },
  rollback_rate: { one: 'with a rollback', label: 'an executed action that was followed long enough' },
  within_policy: { one: 'with a proposal outside policy', label: 'a policy verdict' },
  agreement: { one: 'in which the blind human differs', label: 'a blind review' },
  agent_error_rate: { one: 'with an error of the agent', label: 'a decision' },
};

export function nounOf(metric: GateMetric): Noun {
  return nouns[metric];
}

const tiers: Readonly<Record<Tier, string>> = {
  read_only_analyst: 'read-only analyst',
  advisory_responder: 'advisory responder',
  limited_executor: 'limited executor',
  policy_staged_remediator: 'policy-staged remediator',
  autonomous_defender_mesh: 'autonomous defender mesh',
};

/** The tier's name inside a sentence; a report may carry a tier that this build does not know. */
export function tierTitle(tier: string): string {
  return (tiers as Readonly<Record<string, string>>)[tier] ?? plainWord(tier);
}

/** What a verdict's sentence needs to know of a gate. */
export interface GateFound {
  readonly metric: GateMetric;
  readonly title: string;
  readonly state: 'met' | 'not_shown_yet' | 'breached' | 'not_measurable';
  readonly limit: number;
  readonly worseE: number;
  readonly worseNeeded: number;
  readonly moreCleanIncidents: number | null;
  readonly moreDays: number | null;
  /** A clause: why it is not measurable, or what is missing beside evidence. */
  readonly reason: string | null;
  readonly observed: {
    readonly incidentsInError: number;
    readonly incidents: number;
    readonly unresolved: number;
  };
}

function counts(gate: GateFound): string {
  const { incidentsInError, incidents, unresolved } = gate.observed;
  const open =
    unresolved > 0
      ? ` (${count(unresolved)} unresolved ${unresolved === 1 ? 'decision counts' : 'decisions count'} against it)`
      : '';
  return `${countedOrNo(incidentsInError, 'incident')} ${nounOf(gate.metric).one} in ${count(incidents)}${open}`;
}

const limit = (gate: GateFound) => `the limit is ${oneIn(gate.limit)}`;

/** ", 6 days at this pace"; nothing where the pace is not known. */
export const paceWords = (days: number | null): string =>
  days === null ? '' : `, ${daysOrWeeks(days)} at this pace`;

function missing(gate: GateFound): string {
  const more = gate.moreCleanIncidents ?? 0;
  if (more === 0) return gate.reason ? ` ${capital(gate.reason)}.` : '';
  const need =
    more === 1
      ? 'About 1 more without an error is needed'
      : `About ${count(more)} more without an error are needed`;
  return ` ${need}${paceWords(gate.moreDays)}.`;
}

export function stepDownSentence(gate: GateFound): string {
  return plain(
    `Step down: ${counts(gate)}; ${limit(gate)}, and the evidence that it is worse stands at ${eValue(gate.worseE)} of ${eMark(gate.worseNeeded)}.`,
  );
}

export function notShownSentence(gate: GateFound): string {
  return plain(
    gate.state === 'not_measurable'
      ? `Not shown yet: ${inSentence(gate.title)} cannot be measured (${gate.reason ?? 'no data'}); missing data never passes.`
      : `Not shown yet: ${counts(gate)}; ${limit(gate)}.${missing(gate)}`,
  );
}

export function blockedSentence(
  control: { readonly sentence: string; readonly title: string },
  gates: number,
): string {
  const held = gates === 1 ? 'The gate is met' : `All ${gates} gates are met`;
  return `Not shown yet: ${control.sentence} ${held}; this required control (${inSentence(control.title)}) blocks.`;
}

/** Why a scope is not measurable: a clause of its sentence, as cells show it alone. */
export const unmeasuredClause = (gate: Pick<GateFound, 'title' | 'reason'>): string =>
  plain(`${inSentence(gate.title)}, ${gate.reason ?? 'no data'}`);

export const notMeasurableSentence = (clause: string): string => `Not measurable: ${clause}.`;

export function eligibleSentence(
  nextTier: Tier | null,
  weakest: GateFound,
  gates: number,
  criteria: { readonly name: string; readonly version: string },
): string {
  const all = gates === 1 ? 'The one gate is met' : `All ${gates} gates are met`;
  const tier = nextTier === null ? '' : ` for ${tierTitle(nextTier)}`;
  return plain(
    `Eligible${tier}: ${counts(weakest)}; ${limit(weakest)}. ${all} under ${criteria.name}, version ${criteria.version}.`,
  );
}

/** Why no step applies to a scope: a clause. */
export function noStepClause({
  tierHeld,
  nextTier,
  riskClass,
}: {
  readonly tierHeld: string | null;
  readonly nextTier: string | null;
  readonly riskClass: string;
}): string {
  if (tierHeld === null) return 'the log does not say which tier the agent holds';
  const held = tierTitle(tierHeld);
  if (nextTier === null) return `${held} is the highest tier, there is none above to be eligible for`;
  return `the criteria name no gate for ${held} to ${tierTitle(nextTier)} at ${riskClass} risk`;
}
