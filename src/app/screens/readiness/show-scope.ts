import type { ScopeVerdict } from '../../../readiness/verdict';
import { scopeKey } from '../../../answers/readiness/verdict-words';
import { useView } from '../../../session/view';

export const scopeDetailId = 'scope-detail';

/** Chooses a scope and brings its detail into sight; focus stays where it is. */
export function showScope({ agent, workflow, riskClass }: ScopeVerdict): void {
  useView.setState({ scope: { agent, workflow, riskClass } });
  requestAnimationFrame(() => document.getElementById(scopeDetailId)?.scrollIntoView({ block: 'start' }));
}

/** The one after the selected, round and round: pressing a count again goes on to the next of its scopes. */
export function nextOf(
  scopes: readonly ScopeVerdict[],
  selected: ScopeVerdict | undefined,
): ScopeVerdict | undefined {
  const at = selected === undefined ? -1 : scopes.findIndex((each) => scopeKey(each) === scopeKey(selected));
  return scopes[(at + 1) % scopes.length];
}
