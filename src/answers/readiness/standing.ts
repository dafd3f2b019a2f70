import { definitionOf } from '../../metrics/catalogue';
import { countingRules } from '../../records/counting-rules';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import {
  count,
  counted,
  inSentence,
  joined,
  oneIn,
  percent,
  plain,
  plainWord,
  utcDate,
} from '../../words/format';
import { stateWords } from '../../words/paper-words';
import { nounOf } from '../../words/gate-nouns';
import { partWords } from '../../words/verdict-sentences';
import { authorNotes, fewestLabels, lagNotes } from './label-notes';
import { labelNoiseWords } from './label-noise-words';
import { averageWords, largestIncidentSentence } from './readings';

/** One thing that stands for or against a scope. */
export interface StandingNote {
  readonly kind:
    | 'trip'
    | 'part'
    | 'withdrawn'
    | 'proven'
    | 'bundle'
    | 'largest'
    | 'ruling'
    | 'labels'
    | 'lag'
    | 'authors'
    | 'targets'
    | 'risk'
    | 'unversioned';
  /** Against it. */
  readonly isWarning: boolean;
  readonly text: string;
  /** A warning in a few words, without the numbers of any group. */
  readonly short?: string;
  /** The smallest group that its numbers are of; missing: of the whole gate. */
  readonly smallest?: number;
  /** Its gate; null where it is of the whole scope. */
  readonly gate: string | null;
}

export type Note = Omit<StandingNote, 'gate'>;

/** The trips of a gate as one note: the first day, and what else tripped by which day. */
function tripNotes(gate: GateResult): Note[] {
  const [first, ...others] = [...gate.trips].sort((a, b) => a.on - b.on);
  if (first === undefined) return [];
  const { decisions, wrong } = nounOf(gate.metric);
  const said = others.map(
    ({ on, average, limit }) => `${averageWords[average]} above ${oneIn(limit)} (${utcDate(on)})`,
  );
  const origins = [...new Set(gate.trips.flatMap(({ from }) => (from === null ? [] : [from])))];
  const along =
    origins.length === 0
      ? ''
      : ` It tripped as ${joined(origins)}: a new name of the same work keeps the trip.`;
  const also = said.length === 0 ? '' : ` Also ${joined(said)}.`;
  return [
    {
      kind: 'trip',
      isWarning: true,
      short: `${inSentence(gate.title)} rose above its limit on ${utcDate(first.on)}`,
      text: `${gate.title}: on ${utcDate(first.on)}, after ${counted(first.after, 'judged incident')}, ${averageWords[first.average]} above ${oneIn(first.limit)} (${decisions} that ${wrong}).${also}${along}`,
    },
  ];
}

function partNotes(gate: GateResult): Note[] {
  const { decisions, wrong } = nounOf(gate.metric);
  return gate.worseStrata.map(({ dimension, value, errors, of, incidents }) => ({
    kind: 'part',
    isWarning: true,
    short: `worse in one part: ${partWords[dimension]} ${plainWord(value)}`,
    smallest: Math.min(of, incidents),
    text: `${partWords[dimension]} ${plainWord(value)}: ${count(errors)} of ${count(of)} ${decisions} ${wrong}, in ${counted(incidents, 'incident')}; the limit is ${oneIn(gate.limit)}.`,
  }));
}

/** When gates were first proven, and since when they no longer are; those of one day together. */
function timeNotes({ gates }: ScopeVerdict): Note[] {
  const onDays = (
    kind: 'withdrawn' | 'proven',
    said: string,
    dayOf: (gate: GateResult) => number | null,
  ): Note[] => {
    const days = new Map<string, string[]>();
    for (const gate of gates) {
      const at = dayOf(gate);
      if (at === null) continue;
      const day = utcDate(at);
      days.set(day, [...(days.get(day) ?? []), inSentence(gate.title)]);
    }
    const isWarning = kind === 'withdrawn';
    return [...days].map(([day, titles]) => ({
      kind,
      isWarning,
      short: `not proven any more since ${day}: ${joined(titles)}`,
      text: `${said} ${day}: ${joined(titles)}.`,
    }));
  };
  return [
    ...onDays('withdrawn', 'Not proven any more since', ({ withdrawnOn }) => withdrawnOn),
    ...onDays('proven', 'First proven on', ({ provenOn }) => provenOn),
  ];
}

function bundleNotes(scope: ScopeVerdict, releaseName: (release: string) => string): Note[] {
  const { inService } = scope;
  if (inService.length < 2) return [];
  return inService.map(({ release, state, decisions, share }) => ({
    kind: 'bundle',
    isWarning: release !== scope.release && state !== 'eligible',
    short: `bundle ${releaseName(release)} in service: ${inSentence(stateWords[state])}`,
    smallest: decisions,
    text: `Bundle ${releaseName(release)}: ${percent(share)} of the decisions lately (${count(decisions)}), ${inSentence(stateWords[state])}.`,
  }));
}

function rulingNotes({ ruling, refusedRuling: refused }: ScopeVerdict): Note[] {
  const ahead: Note[] =
    refused === undefined
      ? []
      : [
          {
            kind: 'ruling',
            isWarning: true,
            short: 'a ruling is dated ahead of its records',
            text: `${refused.actor}’s ruling on ${utcDate(refused.at)} is dated ahead of the records that it is about. It lifts nothing.`,
          },
        ];
  if (ruling === null) return ahead;
  const until = ruling.until === null ? '' : ` It counts until ${utcDate(ruling.until)}.`;
  const text = `${ruling.actor} ruled on what the logs held until ${utcDate(ruling.at)}: “${ruling.reason}”.${until}`;
  return [...ahead, { kind: 'ruling', isWarning: false, text }];
}

/** Evidence of one target shows little of others. */
function targetNotes({ targets, gates }: ScopeVerdict): Note[] {
  if (targets === undefined || targets.decisions < fewestLabels) return [];
  const { decisions, most, joinNothing = 0 } = targets;
  const isMost = most * 2 > decisions;
  const share = `One target takes ${percent(most / decisions)} of the judged actions (${count(most)} of ${count(decisions)}): they show little of what it does elsewhere.`;
  const repeats = Math.max(...gates.map((gate) => gate.repeats ?? 0));
  const { incidents, share: ofAll } = countingRules.sameTarget;
  const left =
    repeats > 0
      ? `${counted(repeats, 'right incident')} on targets that come up again and again ${repeats === 1 ? 'adds' : 'add'} no evidence: of one target ${count(incidents)} count, or ${percent(ofAll, 0)} of those before.`
      : '';
  const common =
    joinNothing > 0
      ? `${counted(joinNothing, 'finding or target', 'findings or targets')} of one day ${joinNothing === 1 ? 'has' : 'have'} more than ${count(countingRules.mostJoined)} incidents: ${joinNothing === 1 ? 'it joins' : 'they join'} none of them into one.`
      : '';
  const note = (text: string, isWarning: boolean): Note[] =>
    text === '' ? [] : [{ kind: 'targets', isWarning, text }];
  return [
    ...(isMost
      ? [
          {
            ...{ kind: 'targets' as const, isWarning: true },
            short: 'one target takes most of the judged actions',
            smallest: Math.min(...[most, decisions - most].filter((each) => each > 0)),
            text: left === '' ? share : `${share} ${left}`,
          },
        ]
      : note(left, false)),
    ...note(common, false),
  ];
}

/** What changed for the worse inside a bundle although no release says so. */
function unversionedNotes(
  { unversioned = [], release }: ScopeVerdict,
  releaseName: (release: string) => string,
): Note[] {
  return unversioned.map(({ metric, release: of, on, before, after }) => {
    const level = ({ hits, n }: { readonly hits: number; readonly n: number }) =>
      `${percent(hits / n)} (${count(hits)} of ${count(n)})`;
    const which = of === release ? '' : ', the bundle before this one';
    const title = definitionOf(metric).title.toLowerCase();
    return {
      ...{ kind: 'unversioned', isWarning: true },
      short: `changed for the worse inside bundle ${releaseName(of)}, with no release recorded`,
      smallest: Math.min(before.n, after.n),
      text: `Inside bundle ${releaseName(of)}${which}: ${title} was ${level(before)} until about ${utcDate(on)} and ${level(after)} from then. No release records what changed.`,
    };
  });
}

/** What calls a decision less risky than its class. */
function riskNotes({ riskSaid }: ScopeVerdict): Note[] {
  if (riskSaid === undefined) return [];
  const { lower, decisions } = riskSaid;
  return [
    {
      kind: 'risk',
      isWarning: false,
      smallest: Math.min(...[lower, decisions - lower].filter((each) => each > 0)),
      text: `${count(lower)} of ${counted(decisions, 'decision')} ${lower === 1 ? 'has' : 'have'} a low or medium risk level, and something else about ${lower === 1 ? 'it' : 'them'} says high risk: severity, criticality, reversibility or blast radius. The worst decides.`,
    },
  ];
}

/** What tripped, which parts are worse, what was proven and withdrawn, what is in service: the worst first. */
export function standingNotes(
  scope: ScopeVerdict,
  releaseName: (release: string) => string = (release) => release,
): StandingNote[] {
  const perGate = (notes: (gate: GateResult) => Note[]) =>
    scope.gates.flatMap((gate) => notes(gate).map((note): StandingNote => ({ ...note, gate: gate.id })));
  const largest = (gate: GateResult): Note[] => {
    const text = largestIncidentSentence(gate);
    return text === null ? [] : [{ kind: 'largest', isWarning: false, text: `${gate.title}: ${text}` }];
  };
  const labels = ({ labels: pairs, limit, metric }: GateResult): Note[] => {
    const noun = metric === 'known_misses' ? 'case' : 'action';
    const text = pairs === null ? null : labelNoiseWords(pairs, pairs, limit, noun);
    if (pairs === null || text === null || text === '') return [];
    const isWarning = pairs.support === 'out_of_reach';
    const short = 'labels disagree too often to show this limit';
    return [{ kind: 'labels', isWarning, short, smallest: pairs.pairs, text }];
  };
  const all = [
    ...perGate(tripNotes),
    ...perGate(partNotes),
    ...bundleNotes(scope, releaseName).map((note): StandingNote => ({ ...note, gate: null })),
    ...rulingNotes(scope).map((note): StandingNote => ({ ...note, gate: null })),
    ...timeNotes(scope).map((note): StandingNote => ({ ...note, gate: null })),
    ...unversionedNotes(scope, releaseName).map((note): StandingNote => ({ ...note, gate: null })),
    ...perGate(labels),
    ...lagNotes(scope).map((note): StandingNote => ({ ...note, gate: null })),
    ...authorNotes(scope).map((note): StandingNote => ({ ...note, gate: null })),
    ...[...targetNotes(scope), ...riskNotes(scope)].map((note): StandingNote => ({ ...note, gate: null })),
    ...perGate(largest),
  ];
  return all
    .map((note) => ({ ...note, text: plain(note.text) }))
    .sort((a, b) => Number(b.isWarning) - Number(a.isWarning));
}

/** Whether a person has to rule before this scope can be eligible again. */
export const needsRuling = ({ gates }: Pick<ScopeVerdict, 'gates'>): boolean =>
  gates.some(({ trips, worseStrata }) => trips.length > 0 || worseStrata.length > 0);

/** What a person has to rule on, in one sentence. */
export function rulingHeadline(scope: ScopeVerdict): string {
  const trips = scope.gates.flatMap((gate) => gate.trips);
  const parts = scope.gates.flatMap((gate) => gate.worseStrata);
  const [first] = [...trips].sort((a, b) => a.on - b.on);
  if (first !== undefined) return plain(`It became worse than its limit, seen on ${utcDate(first.on)}.`);
  if (parts.length > 0)
    return plain(
      `${count(parts.length)} ${parts.length === 1 ? 'part of it is' : 'parts of it are'} worse than the limit.`,
    );
  return scope.ruling === null ? 'Nothing tripped here.' : 'Nothing tripped since the last ruling.';
}

/** Why a gate is breached where its own evidence alone does not say so: what tripped first, or the part that is worse. */
export function breachWords({ trips, worseStrata, worseE, worseNeeded }: GateResult): string | null {
  if (worseE >= worseNeeded) return null;
  const [first] = [...trips].sort((a, b) => a.on - b.on);
  if (first !== undefined) return `Tripped on ${utcDate(first.on)}, above ${oneIn(first.limit)}`;
  const [part] = worseStrata;
  if (part === undefined) return null;
  return `Worse in one part: ${partWords[part.dimension]} ${plainWord(part.value)}, ${count(part.errors)} of ${count(part.of)}`;
}
