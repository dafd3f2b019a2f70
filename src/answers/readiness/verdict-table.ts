import type { SelfTest } from '../../readiness/self-test/run-self-test';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { counted, eMark, eValue, plain } from '../../words/format';
import { tierWords, verdictWords } from '../../words/paper-words';
import { decidingGate } from './matrix-cells';
import { weakestGate } from './readings';
import { isSelfTestWarning, selfTestOf, selfTestSentence } from './self-test-words';
import { breachWords, standingNotes } from './standing';

/** All that warns of a verdict, as sentences: what its records say against it, and what its gates would miss. */
export function warningsOf(
  scope: ScopeVerdict,
  tests: readonly SelfTest[] = [],
  releaseName?: (release: string) => string,
): string[] {
  const test = selfTestOf(tests, scope);
  return [
    ...(test !== undefined && isSelfTestWarning(test) ? [plain(selfTestSentence(test))] : []),
    ...standingNotes(scope, releaseName).flatMap(({ isWarning, text }) => (isWarning ? [text] : [])),
  ];
}

/** "Eligible, 2 warnings". */
export function stateWithWarnings(
  { state, tierHeld }: Pick<ScopeVerdict, 'state' | 'tierHeld'>,
  warnings: number,
): string {
  const words = verdictWords(state, tierHeld);
  return warnings === 0 ? words : `${words}, ${counted(warnings, 'warning')}`;
}

/** The gate that a verdict rests on: the one that decided, of an eligible scope the one with the least evidence. */
export const restsOn = (scope: ScopeVerdict): GateResult | undefined =>
  scope.state === 'eligible' ? weakestGate(scope) : scope.gates.find(({ id }) => id === scope.decidingRule);

/** E beside the mark at which the gate opens, or at which the agent steps down; of the gate that decided, else the weakest. */
function evidenceOf(scope: ScopeVerdict): string {
  const gate = restsOn(scope) ?? weakestGate(scope) ?? decidingGate(scope);
  if (gate === undefined || gate.state === 'not_measurable' || scope.state === 'not_measurable') return '–';
  // A step down for another bundle in service: this gate’s own evidence says nothing of it.
  if (scope.state === 'step_down' && gate.state !== 'breached') return '–';
  return scope.state === 'step_down'
    ? (breachWords(gate) ?? `${eValue(gate.worseE)} of ${eMark(gate.worseNeeded)} that it is worse`)
    : `${eValue(gate.eValue)} of ${eMark(gate.eNeeded)}`;
}

const otherRules: Readonly<Record<string, string>> = {
  no_step: 'no criteria for this tier',
  too_small: 'too few decisions',
  unread_rest: 'files not read to their end',
};

function decidedBy(scope: ScopeVerdict): string {
  const { decidingRule, gates, controls } = scope;
  if (scope.state === 'eligible') {
    const weakest = weakestGate(scope);
    return weakest === undefined ? 'all gates' : `all gates; least evidence: ${weakest.title}`;
  }
  const found = [...gates, ...controls].find(({ id }) => id === decidingRule);
  return found?.title ?? otherRules[decidingRule] ?? decidingRule;
}

export const verdictColumns = [
  'Agent',
  'Workflow',
  'Risk',
  'From, to',
  'Verdict',
  'Evidence (E)',
  'Decided by',
] as const;

/** Place of the verdict among the columns. */
export const verdictColumn = verdictColumns.indexOf('Verdict');

/** A verdict as cells, in the order of `verdictColumns`. */
export function verdictCells(scope: ScopeVerdict, tests: readonly SelfTest[] = []): string[] {
  const { agent, workflow, riskClass, tierHeld, tierHeldFrom, nextTier } = scope;
  const held = `${tierWords(tierHeld)}${tierHeldFrom === 'inferred' ? ' (inferred)' : ''}`;
  return [
    agent,
    workflow === '(none)' ? 'no workflow logged' : workflow,
    riskClass,
    `${held} → ${tierWords(nextTier)}`,
    stateWithWarnings(scope, warningsOf(scope, tests).length),
    evidenceOf(scope),
    decidedBy(scope),
  ].map(plain);
}
