import { tierTitle } from './tiers';
import type { ControlResult, GateResult, ScopeVerdict } from './verdict';
import { durationWords, whole } from './words';

function blocking(controls: readonly ControlResult[]): readonly ControlResult[] {
  return controls.filter(
    ({ state, conditional }) => state === 'contradicted' || (state === 'no_evidence' && !conditional),
  );
}

function collect(gate: GateResult, held: string): string {
  const more = gate.moreCleanIncidents ?? 0;
  if (gate.allYoungerThanDays !== null) {
    return `Next: keep it ${held} and wait; all that counts towards ${gate.title.toLowerCase()} is younger than its lag of ${gate.allYoungerThanDays} days, so its labels are not old enough yet.`;
  }
  if (gate.state === 'not_measurable') {
    return `Next: have what ${gate.title.toLowerCase()} needs logged; without it this gate never opens.`;
  }
  if (more === 0) {
    if (gate.moreDays !== null && gate.moreDays > 0) {
      return `Next: keep it ${held} for ${durationWords(gate.moreDays)} more; the incidents are there, the time is not.`;
    }
    return gate.observed.unresolved > 0
      ? 'Next: label the unresolved decisions; until then they count as errors.'
      : `Next: keep it ${held} until that window has passed without a severe error.`;
  }
  const pace = gate.moreDays === null ? '' : `, ${durationWords(gate.moreDays)} at this pace`;
  const labels =
    gate.observed.unresolved > 0
      ? ` Labels for its ${whole(gate.observed.unresolved)} unresolved decisions would shorten that.`
      : '';
  return `Next: keep it ${held} and collect about ${whole(more)} more incidents${pace}; each further error adds to that.${labels}`;
}

/** What a reader does about a verdict, in one sentence: the least that is safe. */
export function nextStep(scope: ScopeVerdict): string {
  const { state, tierHeld, nextTier, gates, controls, decidingRule } = scope;
  const held = tierHeld === null ? 'where it is' : `at ${tierTitle(tierHeld)}`;
  const blocks = blocking(controls);
  const others = blocks.filter(({ id }) => id !== decidingRule).length;
  if (state === 'eligible') {
    const tier = nextTier === null ? 'the next tier' : tierTitle(nextTier);
    return `Next: a person may grant ${tier} for this workflow at ${scope.riskClass} risk only; the step-down watch goes on.`;
  }
  if (state === 'step_down') {
    return 'Next: take the agent back a tier here now, then read the decisions in error behind the gate that decided.';
  }
  if (state === 'not_measurable') {
    const gate = gates.find(({ id }) => id === decidingRule);
    return gate === undefined
      ? 'Next: choose criteria that have a step for this tier and risk, or log the tier that is held.'
      : collect(gate, held);
  }
  const open = gates.find(({ id }) => id === decidingRule);
  if (open !== undefined) {
    const also =
      blocks.length === 0
        ? ''
        : ` ${blocks.length === 1 ? 'A required control' : `${whole(blocks.length)} required controls`} would then still block.`;
    return `${collect(open, held)}${also}`;
  }
  const block = blocks[0];
  const what =
    block?.state === 'contradicted'
      ? 'read the records against that control and mend what let them happen'
      : 'exercise or record that control; where the log cannot show it, a person can attest it';
  return `Next: keep it ${held}, ${what}.${others > 0 ? ` ${whole(others)} more block after it.` : ''}`;
}
