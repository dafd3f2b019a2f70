import type { Integrity } from '../intake/integrity/check-chains';
import { type MissingBlock, missingPlace, missingWords } from '../answers/readiness/missing-block';
import { auditLines } from '../answers/readiness/audit-lines';
import { crosswalkColumns, crosswalkHeadline, crosswalkRow } from '../answers/readiness/crosswalk';
import type { JudgedItem } from '../readiness/crosswalk/judge-crosswalk';
import { nextStep } from '../answers/readiness/next-step';
import {
  decidingOf,
  readingCells,
  readingColumns,
  readingRows,
  readingsSentence,
  sensitivitySentence,
  weakestGate,
} from '../answers/readiness/readings';
import { stateWithWarnings } from '../answers/readiness/against';
import {
  answerCells,
  answerColumns,
  mayItAct,
  type MayItAct,
  type ScopeAnswer,
  restsOn,
  verdictColumn,
} from '../answers/readiness/may-it-act';
import type { SelfTest } from '../readiness/self-test/run-self-test';
import { scopeKey } from '../answers/readiness/verdict-words';
import { standingNotes } from '../answers/readiness/standing';
import { count, eMark, eValue, inSentence, oneIn, percent, percentRange, plain } from '../words/format';
import { controlWords, gateWords, stateWords } from '../words/paper-words';
import type { GateResult, ScopeVerdict, VerdictState } from '../readiness/verdict';
import type { Evaluation } from '../readiness/judge';
import { linesOfAll } from '../answers/integrity-of-logs/source-lines';
import type { SourceRead } from '../answers/integrity-of-logs/sources-read';
import { columns, type Look, shown, type Terminal } from './terminal';

function gateRow(gate: GateResult, terminal: Terminal): string[] {
  const { observed, ordinary, timeUniform } = gate;
  const { share, limit } = decidingOf(gate);
  const range = (interval: GateResult['ordinary']) => (interval === null ? '–' : percentRange(interval));
  const [title, state, ...numbers] = [
    `    ${gate.title}`,
    inSentence(gateWords[gate.state]),
    `${count(observed.hits)} in ${count(observed.n)}`,
    `${count(observed.incidentsInError)} in ${count(observed.incidents)}`,
    count(observed.unresolved),
    share === null ? '–' : percent(share),
    range(ordinary),
    range(timeUniform),
    oneIn(limit),
    `${eValue(gate.eValue)} of ${eMark(gate.eNeeded)}`,
  ].map(plain);
  return [title ?? '', terminal.paint(gateLooks[gate.state], state ?? ''), ...numbers];
}

const stateLooks: Record<VerdictState, Look> = {
  eligible: 'good',
  not_shown_yet: 'strong',
  step_down: 'bad',
  not_measurable: 'caution',
};

const gateLooks: Record<GateResult['state'], Look> = {
  met: 'good',
  not_shown_yet: 'strong',
  breached: 'bad',
  not_measurable: 'caution',
};

const gateHead = [
  '    gate',
  'state',
  'errors in decisions',
  'in incidents',
  'unresolved',
  'share',
  'ordinary interval',
  'time-uniform',
  'limit',
  'E',
];

/** The readings of the gate that matters most, equal ones together. */
function readingLines(scope: ScopeVerdict, { wrap }: Terminal): string[] {
  const weakest = weakestGate(scope);
  if (weakest === undefined || weakest.readings.length < 2) return [];
  const rows = readingRows(weakest).map(readingCells);
  return [
    ...wrap(`${weakest.title}: ${shown(readingsSentence(weakest))}`, 4),
    ...columns(
      [readingColumns.map(({ title }) => title), ...rows].map((row) =>
        row.map((cell, place) => (place === 0 ? `      ${cell}` : cell)),
      ),
      3,
    ),
  ];
}

/** What the gates and controls are made of, all of them. */
function detailLines(scope: ScopeVerdict, terminal: Terminal): string[] {
  const { wrap } = terminal;
  const tier = `${scope.tierHeld ?? 'no tier'}${scope.tierHeldFrom === 'inferred' ? ' (inferred)' : ''} to ${scope.nextTier ?? 'none'}`;
  const besides = scope.besides.length === 0 ? '' : `; beside it ${scope.besides.map(shown).join(', ')}`;
  const weakest = weakestGate(scope);
  const sure = scope.state === 'eligible' && weakest ? sensitivitySentence(weakest) : null;
  return [
    `  ${tier}; bundle ${scope.releaseIndex}, ${shown(scope.release)}${besides}; decided by ${scope.decidingRule}`,
    ...(scope.gates.length === 0
      ? []
      : [
          ...wrap(shown(scope.bundleEvidence.sentence), 2),
          ...columns([gateHead, ...scope.gates.map((gate) => gateRow(gate, terminal))], 2),
        ]),
    ...(sure === null ? [] : wrap(sure, 4)),
    ...standingNotes(scope, shown).flatMap(({ text, isWarning }) => (isWarning ? [] : wrap(shown(text), 4))),
    ...readingLines(scope, terminal),
    ...scope.gates.flatMap((gate) =>
      gate.reason === null ? [] : wrap(`${gate.title}: ${shown(gate.reason)}.`, 4),
    ),
    ...scope.controls.flatMap((control) => wrap(controlLine(control), 4)),
  ];
}

const controlLine = ({ title, state, sentence }: ScopeVerdict['controls'][number]) =>
  `${title}: ${inSentence(controlWords[state])}. ${shown(sentence)}`;

/** The gate or control that a verdict rests on. */
function decidingLines(scope: ScopeVerdict, terminal: Terminal): string[] {
  const gate = restsOn(scope);
  if (gate !== undefined)
    return [
      ...columns([gateHead, gateRow(gate, terminal)], 2),
      ...(gate.reason === null ? [] : terminal.wrap(`${gate.title}: ${shown(gate.reason)}.`, 4)),
    ];
  const control = scope.controls.find(({ id }) => id === scope.decidingRule);
  return control === undefined ? [] : terminal.wrap(controlLine(control), 4);
}

interface Shown {
  readonly isFull: boolean;
  readonly terminal: Terminal;
}

const headOf = ({ agent, workflow, riskClass }: ScopeVerdict) =>
  `${shown(agent)} · ${shown(workflow)} · ${riskClass} risk:`;

function scopeLines(scope: ScopeVerdict, { against }: ScopeAnswer, { isFull, terminal }: Shown): string[] {
  const { paint, wrap } = terminal;
  const warnings = against.map(({ text }) => shown(text));
  return [
    `${paint('strong', headOf(scope))} ${paint(stateLooks[scope.state], plain(stateWithWarnings(scope, warnings.length)))}`,
    ...wrap(shown(scope.sentence), 2),
    ...(isFull ? [] : decidingLines(scope, terminal)),
    ...auditLines(scope).flatMap((line) => wrap(shown(line), 4)),
    ...warnings.flatMap((text) => wrap(`! ${text}`, 2).map((line) => paint('caution', line))),
    ...wrap(shown(nextStep(scope)), 2),
    ...(isFull ? detailLines(scope, terminal) : []),
    '',
  ];
}

/** Every scope as a row, its state in colour, what needs a person first. */
function answerLines({ question, answer, rows }: MayItAct, { paint }: Terminal): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) =>
    answerCells(row).map((cell, place) =>
      place === verdictColumn ? paint(stateLooks[row.state], cell) : shown(cell),
    ),
  );
  return [
    paint('quiet', question),
    paint('strong', shown(answer)),
    '',
    ...columns([answerColumns.map((title) => paint('quiet', title)), ...cells], answerColumns.length),
    '',
  ];
}

function chainLine(chain: Integrity['chains'][number], sources: readonly SourceRead[]): string {
  const [first] = chain.breaks;
  const valid = `${count(chain.valid)} of ${count(chain.records)} records valid`;
  const unproven = chain.checkpoints.filter(({ state }) => state !== 'rebuilt').length;
  const checkpoints =
    chain.checkpoints.length === 0
      ? 'no checkpoint to compare with'
      : `${count(unproven)} of ${count(chain.checkpoints.length)} checkpoints not rebuilt from the records`;
  return first === undefined
    ? `${valid}; ${checkpoints}`
    : `${valid}; first break (${first.kind}) at line ${count(first.line)} of ${shown(sources[first.file]?.name ?? '')}; ${checkpoints}`;
}

const placesShown = 3;

function missingLines({ headline, lines }: MissingBlock): string[] {
  if (headline === null) return [];
  return [
    headline,
    ...lines.flatMap((line) => {
      const { places, count: n } = line;
      const more = n > placesShown ? `; ${count(n - placesShown)} more` : '';
      return [
        `  ${missingWords(line)}`,
        ...(places.length === 0
          ? []
          : [`    ${places.slice(0, placesShown).map(missingPlace).join('; ')}${more}`]),
      ];
    }),
    '',
  ].map(shown);
}

export interface PrintedAsked {
  readonly integrity?: Integrity | null;
  readonly tests?: readonly SelfTest[] | null;
  /** Every gate, control, reading and note of every scope. */
  readonly isFull?: boolean;
  readonly terminal: Terminal;
}

/** The evaluation as text for people: what is missing first, then every verdict as a row, then what decides each. */
export function printed(
  evaluation: Evaluation,
  missing: MissingBlock,
  sources: readonly SourceRead[],
  { integrity = null, tests, isFull = false, terminal }: PrintedAsked,
): string {
  const asked = { isFull, terminal };
  const answer = mayItAct(evaluation.scopes, tests ?? [], shown);
  const { wrap, paint } = terminal;
  const worse = evaluation.pooled.filter(({ kind }) => kind === 'worse');
  const inState = (state: VerdictState) => evaluation.scopes.filter((scope) => scope.state === state).length;
  const counts = (Object.keys(stateWords) as VerdictState[]).map(
    (state) => `${inState(state)} ${inSentence(stateWords[state])}`,
  );
  return [
    ...missingLines(missing),
    ...answerLines(answer, terminal),
    ...(worse.length === 0
      ? []
      : [...worse.flatMap(({ agent, sentence }) => wrap(`${shown(agent)}: ${shown(sentence)}`, 0)), '']),
    ...(evaluation.together.sentence === null ? [] : [...wrap(shown(evaluation.together.sentence), 0), '']),
    ...answer.rows.flatMap((row) =>
      evaluation.scopes
        .filter((scope) => scopeKey(scope) === row.key)
        .flatMap((scope) => scopeLines(scope, row, asked)),
    ),
    `${evaluation.scopes.length} scopes: ${counts.join(', ')}.`,
    ...[
      `Judged at ${new Date(evaluation.asOf).toISOString()}, the latest time in the logs.`,
      ...evaluation.criteria.map(
        ({ name, version, hash }) => `Criteria ${shown(name)}, version ${shown(version)}: sha256 ${hash}`,
      ),
      ...(integrity?.chains ?? []).map(
        (chain) => `Chain ${shown(chain.chain)}: ${chainLine(chain, sources)}`,
      ),
      ...linesOfAll(sources).map(shown),
    ].map((line) => paint('quiet', line)),
  ].join('\n');
}

/** What the logs show of controls of frameworks; the columns of words stay in the report. */
export function crosswalkLines(items: readonly JudgedItem[]): string[] {
  const told = 4;
  const rows = items.map((each) =>
    crosswalkRow(each)
      .slice(0, told)
      .map((cell) => shown(plain(cell))),
  );
  return [shown(crosswalkHeadline(items)), ...columns([crosswalkColumns.slice(0, told), ...rows], told - 1)];
}
