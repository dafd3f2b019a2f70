import { hasTierBelow } from '../../../answers/memo/sides';
import type { ScopeAnswer } from '../../../answers/readiness/may-it-act';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { scopeKey } from '../../../answers/readiness/verdict-words';
import { startDecision, useComposition } from '../../../session/composition';
import { goTo, useView } from '../../../session/view';

export const scopeDetailId = 'scope-detail';
export const scopePanelId = 'scope-panel';

const besideFrom = '(min-width: 1200px)';

/** Chooses a scope. Beside the list nothing moves; under it, what was chosen comes into sight. Focus stays where it is. */
export function showScope({
  agent,
  workflow,
  riskClass,
}: Pick<ScopeVerdict, 'agent' | 'workflow' | 'riskClass'>): void {
  useView.setState({ scope: { agent, workflow, riskClass } });
  if (matchMedia(besideFrom).matches) return;
  requestAnimationFrame(() => document.getElementById(scopePanelId)?.scrollIntoView({ block: 'start' }));
}

/** Brings the evidence of the chosen scope into sight, and opens it where a phone folds it. */
export function showEvidence(): void {
  const detail = document.getElementById(scopeDetailId);
  const fold = detail?.closest('details');
  if (fold) fold.open = true;
  detail?.scrollIntoView({ block: 'start' });
}

/** The one after the selected, round and round: pressing a count again goes on to the next of its scopes. */
export function nextOf(
  scopes: readonly ScopeVerdict[],
  selected: ScopeVerdict | undefined,
): ScopeVerdict | undefined {
  const at = selected === undefined ? -1 : scopes.findIndex((each) => scopeKey(each) === scopeKey(selected));
  return scopes[(at + 1) % scopes.length];
}

/**
 * Opens the report with a decision on this scope. One that is being written goes on where it covers the scope; of one
 * on other scopes only what was written by hand stays: who decides, and conditions.
 */
export function startMemo({ agent, workflow, riskClass, state, tierHeld }: ScopeAnswer): void {
  const { decision } = useComposition.getState();
  const scope = { agent, workflow, riskClass };
  const isCovered = decision?.scopes.some((each) => scopeKey(each) === scopeKey(scope)) === true;
  if (!isCovered) {
    const { by, on, conditions } = decision ?? startDecision();
    const outcome = state === 'step_down' && hasTierBelow(tierHeld) ? 'step_down' : 'hold';
    useComposition.setState({ decision: { ...startDecision([scope]), outcome, by, on, conditions } });
  }
  goTo('report', { scope });
}
