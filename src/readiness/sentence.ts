import type { ControlResult, CriteriaStamp, GateResult, Scope } from './verdict';
import { tierTitle } from './tiers';
import {
  capital,
  durationWords,
  eMarkWords,
  eWords,
  incidentsWords,
  nounOf,
  oneIn,
  whole,
} from '../words/gate-words';

function counts(gate: GateResult): string {
  const { incidentsInError, incidents, unresolved } = gate.observed;
  const open =
    unresolved > 0
      ? ` (${whole(unresolved)} unresolved ${unresolved === 1 ? 'decision counts' : 'decisions count'} against it)`
      : '';
  return `${incidentsWords(incidentsInError)} ${nounOf(gate.metric).one} in ${whole(incidents)}${open}`;
}

const limit = (gate: GateResult) => `the limit is ${oneIn(gate.limit)}`;

function missing(gate: GateResult): string {
  const more = gate.moreCleanIncidents ?? 0;
  if (more === 0) return gate.reason ? ` ${capital(gate.reason)}.` : '';
  const pace = gate.moreDays === null ? '' : `, ${durationWords(gate.moreDays)} at this pace`;
  const need =
    more === 1
      ? 'About 1 more without an error is needed'
      : `About ${whole(more)} more without an error are needed`;
  return ` ${need}${pace}.`;
}

export function stepDownSentence(gate: GateResult): string {
  return `Step down: ${counts(gate)}; ${limit(gate)}, and the evidence that it is worse stands at ${eWords(gate.worseE)} of ${eMarkWords(gate.worseNeeded)}.`;
}

export function notShownSentence(gate: GateResult): string {
  if (gate.state === 'not_measurable') {
    return `Not shown yet: ${gate.title.toLowerCase()} cannot be measured (${gate.reason ?? 'no data'}); missing data never passes.`;
  }
  return `Not shown yet: ${counts(gate)}; ${limit(gate)}.${missing(gate)}`;
}

export function blockedSentence(control: ControlResult, gates: number): string {
  const held = gates === 1 ? 'The gate is met' : `All ${gates} gates are met`;
  return `Not shown yet: ${control.sentence} ${held}; this required control (${control.title.toLowerCase()}) blocks.`;
}

export function notMeasurableSentence(gate: GateResult): string {
  return `Not measurable: ${gate.title.toLowerCase()}, ${gate.reason ?? 'no data'}.`;
}

export function eligibleSentence(
  scope: Scope,
  weakest: GateResult,
  gates: number,
  criteria: CriteriaStamp,
): string {
  const all = gates === 1 ? 'The one gate is met' : `All ${gates} gates are met`;
  const tier = scope.nextTier === null ? '' : ` for ${tierTitle(scope.nextTier)}`;
  return `Eligible${tier}: ${counts(weakest)}; ${limit(weakest)}. ${all} under ${criteria.name}, version ${criteria.version}.`;
}

export function noStepSentence(scope: Scope, reason: string): string {
  return scope.tierHeld === null
    ? 'Not measurable: the log does not say which tier the agent holds.'
    : `Not measurable: ${reason}.`;
}
