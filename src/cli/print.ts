import type { Integrity } from '../intake/integrity/check-chains';
import { type MissingBlock, missingPlace, missingWords } from '../answers/readiness/missing-block';
import { auditLines } from '../answers/readiness/audit-lines';
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
import { isSelfTestWarning, selfTestOf, selfTestSentence } from '../answers/readiness/self-test-words';
import type { SelfTest } from '../readiness/self-test/run-self-test';
import { standingNotes } from '../answers/readiness/standing';
import { count, eMark, eValue, inSentence, oneIn, percent, percentRange, plain } from '../words/format';
import { controlWords, gateWords, stateWords } from '../words/paper-words';
import type { GateResult, ScopeVerdict, VerdictState } from '../readiness/verdict';
import type { Evaluation } from '../readiness/judge';
import { sourceLines } from '../answers/integrity-of-logs/source-lines';
import type { SourceRead } from '../answers/integrity-of-logs/sources-read';

// Log content on a terminal: control characters could move the cursor or set its title.
export const shown = (text: string) => text.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD');

export function columns(rows: readonly (readonly string[])[], rightFrom: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column >= rightFrom ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function gateRow(gate: GateResult): string[] {
  const { observed, ordinary, timeUniform } = gate;
  const { share, limit } = decidingOf(gate);
  const range = (interval: GateResult['ordinary']) => (interval === null ? '–' : percentRange(interval));
  return [
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
}

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

/** What stands for and against a scope, and the readings of the gate that matters most, equal ones together. */
function standingLines(scope: ScopeVerdict): string[] {
  const weakest = weakestGate(scope);
  const sure = scope.state === 'eligible' && weakest ? sensitivitySentence(weakest) : null;
  const rows = weakest === undefined ? [] : readingRows(weakest);
  const [decides, ...others] = rows;
  return [
    ...(sure === null ? [] : [`    ${sure}`]),
    ...standingNotes(scope, shown).map(({ text, isWarning }) => `    ${isWarning ? '! ' : ''}${shown(text)}`),
    ...(weakest === undefined || decides === undefined || weakest.readings.length < 2
      ? []
      : [
          `    ${weakest.title}: ${shown(readingsSentence(weakest))}`,
          ...columns(
            [readingColumns.map(({ title }) => title), ...[decides, ...others].map(readingCells)].map((row) =>
              row.map((cell, place) => (place === 0 ? `      ${cell}` : cell)),
            ),
            3,
          ),
        ]),
  ];
}

function scopeLines(scope: ScopeVerdict, tests: readonly SelfTest[]): string[] {
  const test = selfTestOf(tests, scope);
  const tier = `${scope.tierHeld ?? 'no tier'}${scope.tierHeldFrom === 'inferred' ? ' (inferred)' : ''} to ${scope.nextTier ?? 'none'}`;
  const besides = scope.besides.length === 0 ? '' : `; beside it ${scope.besides.map(shown).join(', ')}`;
  return [
    `${shown(scope.agent)} · ${shown(scope.workflow)} · ${scope.riskClass} risk: ${stateWords[scope.state]}`,
    `  ${shown(scope.sentence)}`,
    `  ${shown(nextStep(scope))}`,
    ...(test !== undefined && isSelfTestWarning(test) ? [`  ! ${plain(selfTestSentence(test))}`] : []),
    `  ${tier}; bundle ${scope.releaseIndex}, ${shown(scope.release)}${besides}; decided by ${scope.decidingRule}`,
    ...(scope.gates.length === 0 ? [] : [`  ${shown(scope.bundleEvidence.sentence)}`]),
    ...(scope.gates.length === 0 ? [] : columns([gateHead, ...scope.gates.map(gateRow)], 2)),
    ...auditLines(scope).map((line) => `    ${shown(line)}`),
    ...standingLines(scope),
    ...scope.gates.flatMap((gate) =>
      gate.reason === null ? [] : [`    ${gate.title}: ${shown(gate.reason)}.`],
    ),
    ...scope.controls.map(
      (control) =>
        `    ${control.title}: ${inSentence(controlWords[control.state])}. ${shown(control.sentence)}`,
    ),
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

/** The evaluation as text for people: what is missing first, then what is blocked. */
export function printed(
  evaluation: Evaluation,
  missing: MissingBlock,
  sources: readonly SourceRead[],
  integrity: Integrity | null = null,
  tests: readonly SelfTest[] | null = null,
): string {
  const worse = evaluation.pooled.filter(({ kind }) => kind === 'worse');
  const inState = (state: VerdictState) => evaluation.scopes.filter((scope) => scope.state === state).length;
  const counts = (Object.keys(stateWords) as VerdictState[]).map(
    (state) => `${inState(state)} ${inSentence(stateWords[state])}`,
  );
  return [
    ...missingLines(missing),
    ...(worse.length === 0
      ? []
      : [...worse.map(({ agent, sentence }) => `${shown(agent)}: ${shown(sentence)}`), '']),
    ...(evaluation.together.sentence === null ? [] : [shown(evaluation.together.sentence), '']),
    ...evaluation.scopes.flatMap((scope) => scopeLines(scope, tests ?? [])),
    `${evaluation.scopes.length} scopes: ${counts.join(', ')}.`,
    `Judged at ${new Date(evaluation.asOf).toISOString()}, the latest time in the logs.`,
    ...evaluation.criteria.map(
      ({ name, version, hash }) => `Criteria ${shown(name)}, version ${shown(version)}: sha256 ${hash}`,
    ),
    ...(integrity?.chains ?? []).map((chain) => `Chain ${shown(chain.chain)}: ${chainLine(chain, sources)}`),
    ...sources.flatMap(sourceLines).map(shown),
  ].join('\n');
}
