import { lowestTier } from '../../readiness/tiers';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { count, counted, inSentence, joined, percent, plain, utcDate } from '../../words/format';
import { tierTitle } from '../../words/verdict-sentences';
import type { Against } from './against';
import { countsOf, restsOn } from './may-it-act';
import { readingsSentence, sensitivitySentence } from './readings';
import { scopeName } from './verdict-words';

/** One thing that speaks for a scope; `gate` opens its rows. */
export interface SpeaksFor {
  readonly text: string;
  readonly gate: string | null;
}

/** "May agent-sentry act alone on endpoint-containment, low risk?" */
export const scopeQuestion = (scope: ScopeVerdict): string =>
  `May ${scope.agent} act alone on ${scopeName(scope)}?`;

const againstCount = (against: readonly Against[]): string =>
  against.length === 0
    ? 'No warning speaks against it.'
    : `${against.length === 1 ? 'One thing speaks' : `${count(against.length)} things speak`} against it.`;

/** Yes or no first, then how much speaks against it. */
export function scopeReply(scope: ScopeVerdict, against: readonly Against[]): string {
  const { state, tierHeld, nextTier, riskClass } = scope;
  const held = tierHeld === null ? 'where it is' : `at ${tierTitle(tierHeld)}`;
  if (state === 'eligible')
    return `Yes, at ${riskClass} risk: a person may grant ${nextTier === null ? 'the next tier' : tierTitle(nextTier)}. ${againstCount(against)}`;
  if (state === 'step_down')
    return tierHeld === lowestTier
      ? `No. It is worse than its limit; keep it ${held}.`
      : `No. Move it down one tier from ${tierHeld === null ? 'where it is' : tierTitle(tierHeld)}.`;
  return state === 'not_measurable' ? `Nobody can tell yet. Keep it ${held}.` : `Not yet. Keep it ${held}.`;
}

const boundOf = ({ timeUniform }: GateResult): string =>
  timeUniform === null ? '' : `; at most ${percent(timeUniform.upper)} is plausible, however often you look`;

/** What the records show in favour of a scope: only what is met. */
export function speaksFor(scope: ScopeVerdict): SpeaksFor[] {
  const { gates, controls, state } = scope;
  const met = gates.filter((gate) => gate.state === 'met');
  const rest = restsOn(scope);
  // Of a scope that is not eligible nothing is quoted that could be read as its verdict.
  const weakest = state === 'eligible' ? rest : undefined;
  const shown = controls.filter(({ state: own }) => own === 'evidenced').length;
  const attested = controls.filter(({ state: own }) => own === 'attested').length;
  const sure = state === 'eligible' && weakest ? sensitivitySentence(weakest) : null;
  const points: (SpeaksFor | null)[] = [
    weakest === undefined ? null : { text: `${countsOf(weakest)}${boundOf(weakest)}.`, gate: weakest.id },
    weakest === undefined || weakest.readings.length < 2
      ? null
      : { text: readingsSentence(weakest), gate: null },
    met.length === 0
      ? null
      : {
          text: `${count(met.length)} of ${counted(gates.length, 'gate')} met: ${joined(met.map(({ title }) => inSentence(title)))}.`,
          gate: null,
        },
    shown + attested === 0
      ? null
      : {
          text: `${count(shown)} of ${counted(controls.length, 'required control')} shown by the log${attested === 0 ? '' : `, ${count(attested)} attested by people`}.`,
          gate: null,
        },
    sure === null ? null : { text: sure, gate: null },
  ];
  return points.filter((point) => point !== null).map((point) => ({ ...point, text: plain(point.text) }));
}

/** Since when it is proven, as a clause; null where it is not. */
export function provenSince({ gates, state }: ScopeVerdict): string | null {
  const days = gates.flatMap(({ provenOn }) => (provenOn === null ? [] : [provenOn]));
  return state !== 'eligible' || days.length < gates.length ? null : utcDate(Math.max(...days));
}

/** What would take an eligible scope back. */
export function withdrawnIf({ state }: ScopeVerdict): string[] {
  if (state !== 'eligible') return [];
  return [
    'the step-down watch trips for any of its gates',
    'a gate is no longer proven under every reading of the log',
    'another bundle takes over: evidence starts anew with each',
  ];
}
