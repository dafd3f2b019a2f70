import { alphaPercent, count, eMark } from '../../words/format';
import type { ScopeVerdict, VerdictState } from '../../readiness/verdict';

export const stateOrder: readonly VerdictState[] = [
  'eligible',
  'not_shown_yet',
  'step_down',
  'not_measurable',
];

/** How many scopes stand where. */
export function countStates(scopes: readonly ScopeVerdict[]): Record<VerdictState, number> {
  const counts: Record<VerdictState, number> = {
    eligible: 0,
    not_shown_yet: 0,
    step_down: 0,
    not_measurable: 0,
  };
  for (const { state } of scopes) counts[state] += 1;
  return counts;
}

/** Names a scope: "credential-compromise, high risk". */
export const scopeName = (scope: Pick<ScopeVerdict, 'workflow' | 'riskClass'>): string =>
  `${scope.workflow === '(none)' ? 'no workflow logged' : scope.workflow}, ${scope.riskClass} risk`;

/** Where the marks of E come from: 1/α, and α is what this bundle has of the chance of a false pass. */
export function marksOfE({ gates, releaseIndex }: Pick<ScopeVerdict, 'gates' | 'releaseIndex'>): string {
  const gate = gates[0];
  if (gate === undefined) return '';
  const share =
    releaseIndex === 1
      ? 'the share that a first bundle has of the chance of a false pass'
      : `the share of the chance of a false pass that is left for bundle ${count(releaseIndex)} here; each later bundle gets less`;
  return `E is the evidence against “at least the limit”. A gate opens at ${eMark(gate.eNeeded)} = 1/α: α is ${alphaPercent(gate.alpha)}, ${share}. A step down needs an E of ${eMark(gate.worseNeeded)} for “worse than the limit”.`;
}

export const scopeKey = (scope: Pick<ScopeVerdict, 'agent' | 'workflow' | 'riskClass'>): string =>
  JSON.stringify([scope.agent, scope.workflow, scope.riskClass]);

/** The scope to look at first: what must be taken back, then what is nearest to being shown. */
export function firstScope(scopes: readonly ScopeVerdict[]): ScopeVerdict | undefined {
  const down = scopes.find(({ state }) => state === 'step_down');
  if (down) return down;
  const waiting = scopes.filter(({ state }) => state === 'not_shown_yet');
  const byMissing = [...waiting].sort(
    (a, b) => (a.missing?.incidents ?? Infinity) - (b.missing?.incidents ?? Infinity),
  );
  return byMissing[0] ?? scopes[0];
}
