import { counted, exactPercent, plainWord } from './format';
import type { Breaker, Trip } from '../records/breaker';
import type { Conditions, Permission } from '../records/policy';

export const permissionWords: Readonly<Record<Permission, string>> = {
  act_alone: 'act alone',
  one_approval: 'one approval',
  two_person: 'two-person approval',
  must_not: 'must not act',
};

/** What a breaker counts for itself, after "per". */
export const breakerScopeWords: Readonly<Record<Breaker['scope'], string>> = {
  agent: 'agent',
  agent_workflow: 'agent and workflow',
  all: 'everything',
};

/** One rule of a breaker in words. */
export function tripWords(trip: Trip): string {
  switch (trip.kind) {
    case 'containments':
      return `more than ${counted(trip.most, 'containment')} in ${counted(trip.hours, 'hour')}`;
    case 'target_class':
      return `more than ${counted(trip.most, 'containment')} of one class of target in ${counted(trip.hours, 'hour')}`;
    case 'consecutive_overrides':
      return `${counted(trip.most, 'override')} in a row`;
    case 'false_positive_rate':
      return `over ${exactPercent(trip.above)} wrong of the labels that came in ${counted(trip.hours, 'hour')}`;
    case 'override_rate':
      return `over ${exactPercent(trip.above)} overridden of the reviews of ${counted(trip.hours, 'hour')}`;
    case 'error_rate':
      return `over ${exactPercent(trip.above)} errors of the attempts in ${counted(trip.hours, 'hour')}`;
    case 'burn_rate':
      return `wrong actions at over ${trip.factor} times a budget of ${exactPercent(trip.budget)}, in ${counted(trip.longHours, 'hour')} and in ${trip.shortHours}`;
    case 'confidence_floor':
      return `${counted(trip.inARow, 'action')} in a row below a confidence of ${trip.below}`;
  }
}

export function breakerWords({ trips, coolDownHours, reset }: Breaker): string {
  const back =
    reset.by === 'itself'
      ? 'resets itself'
      : `a person resets it, Monday to Friday ${reset.from} to ${reset.until} UTC`;
  return `${trips.map(tripWords).join('; or ')}. Advisory-only for ${counted(coolDownHours, 'hour')}, then ${back}`;
}

/** The conditions of a rule in words; nothing where there is none. */
export function conditionWords(when: Conditions): string {
  const parts: string[] = [];
  const level = (
    name: string,
    ask: { atLeast?: string | undefined; atMost?: string | undefined } | undefined,
  ) => {
    if (ask?.atLeast !== undefined) parts.push(`${name} at least ${ask.atLeast}`);
    if (ask?.atMost !== undefined) parts.push(`${name} at most ${ask.atMost}`);
  };
  level('severity', when.severity);
  if (when.blastRadius?.atLeast !== undefined)
    parts.push(`blast radius at least ${when.blastRadius.atLeast}`);
  if (when.blastRadius?.atMost !== undefined) parts.push(`blast radius at most ${when.blastRadius.atMost}`);
  if (when.reversibility) parts.push(when.reversibility.join(' or '));
  level('criticality', when.criticality);
  if (when.confidence?.atLeast !== undefined) parts.push(`confidence at least ${when.confidence.atLeast}`);
  if (when.confidence?.below !== undefined) parts.push(`confidence below ${when.confidence.below}`);
  if (when.evidenceTrust) parts.push(`evidence ${when.evidenceTrust.map(plainWord).join(' or ')}`);
  if (when.evidenceAgeHours?.atMost !== undefined)
    parts.push(`evidence at most ${when.evidenceAgeHours.atMost} hours old`);
  if (when.evidenceAgeHours?.above !== undefined)
    parts.push(`evidence over ${when.evidenceAgeHours.above} hours old`);
  if (when.environment) parts.push(`in ${when.environment.join(' or ')}`);
  if (when.hourUtc) parts.push(`from ${when.hourUtc.from}:00 until ${when.hourUtc.until}:00 UTC`);
  return parts.join(', ');
}
