import { isBlocking } from '../../readiness/controls/judge-control';
import { dayMs } from '../../readiness/readings/incidents';
import { lowestTier } from '../../readiness/tiers';
import type {
  AllYounger,
  AuditOfGate,
  ControlResult,
  GateResult,
  ScopeVerdict,
} from '../../readiness/verdict';
import { count, counted, daysOrWeeks, inSentence, plain, utcDate } from '../../words/format';
import { paceWords, tierTitle } from '../../words/verdict-sentences';

function blocking(controls: readonly ControlResult[]): readonly ControlResult[] {
  return controls.filter(isBlocking);
}

/** Ages are counted to the last record: of a finished export nothing gets older by waiting. */
function laterExport(
  what: string,
  { lagDays, asOf, firstOldEnough, isUnlabelled }: AllYounger,
  held: string,
): string {
  const lag = `its lag of ${counted(lagDays, 'day')}`;
  const first =
    firstOldEnough === null || utcDate(firstOldEnough) === utcDate(asOf + lagDays * dayMs)
      ? ''
      : `the end of ${utcDate(firstOldEnough)} for the first of it, `;
  if (isUnlabelled)
    return `Next: keep it ${held} and open the verdicts on its cases too: in these files no decision of it has a label, and a later export of the same alone brings none. Decisions count towards ${what} once they are ${counted(lagDays, 'day')} old.`;
  return `Next: keep it ${held} and open a later export, in which the truth can have arrived. All that counts towards ${what} is younger than ${lag}, and ages are counted to the last record, ${utcDate(asOf)}: this export gets no older by waiting. A later one must reach ${first}the end of ${utcDate(asOf + lagDays * dayMs)} for all of it.`;
}

/** What to have read of a drawn sample. */
function readMore(gate: GateResult, { drawn, read, uncovered }: AuditOfGate, held: string): string {
  if (read < drawn)
    return `Next: keep it ${held} and have the ${counted(drawn - read, 'drawn incident')} read that ${drawn - read === 1 ? 'is' : 'are'} still open; until then each counts as wrong.`;
  const more = gate.moreCleanIncidents ?? 0;
  const added = uncovered > 0 ? `, to the ${counted(uncovered, 'incident')} opened since` : '';
  if (more > 0)
    return `Next: keep it ${held} and extend the draw${added}: about ${count(more)} more readings without an error would show it.`;
  return gate.reason === null
    ? `Next: keep it ${held}, and have what was found wrong looked at.`
    : `Next: keep it ${held} and extend the draw${added}.`;
}

function collect(gate: GateResult, held: string): string {
  if (gate.labels?.support === 'out_of_reach')
    return `Next: keep it ${held}, and have more cases read by incident review, or choose a limit that these labels can show.`;
  if (gate.audit !== undefined) return readMore(gate, gate.audit, held);
  const more = gate.moreCleanIncidents ?? 0;
  if (gate.allYounger !== null) return laterExport(inSentence(gate.title), gate.allYounger, held);
  if (gate.state === 'not_measurable') {
    if (gate.metric === 'within_policy' && gate.observed.n > 0)
      return 'Next: have the policy verdict on each proposal logged, or map it; without one nothing counts as within policy, and this gate never opens.';
    if (gate.metric === 'false_positive_share' && gate.observed.unresolved > 0)
      return `Next: bring the truth of these decisions from a source that the criteria accept, or map the labels by the source they really have; weaker ones do not count. Or have a drawn sample of its cases read blind.`;
    return `Next: have what ${inSentence(gate.title)} needs logged; without it this gate never opens.`;
  }
  if (more === 0) {
    if (gate.moreDays !== null && gate.moreDays > 0) {
      return `Next: keep it ${held} for ${daysOrWeeks(gate.moreDays)} more; the incidents are there, the time is not.`;
    }
    return gate.observed.unresolved > 0
      ? 'Next: label the unresolved decisions; until then they count as errors.'
      : `Next: keep it ${held} until that window has passed without a severe error.`;
  }
  const labels =
    gate.observed.unresolved > 0
      ? gate.observed.unresolved === 1
        ? ' A label for its 1 unresolved decision would shorten that.'
        : ` Labels for its ${count(gate.observed.unresolved)} unresolved decisions would shorten that.`
      : '';
  return `Next: keep it ${held} and collect about ${count(more)} more incidents${paceWords(gate.moreDays)}; each further error adds to that.${labels}`;
}

function stepDown({ tierHeld }: ScopeVerdict): string {
  const back =
    tierHeld === lowestTier
      ? `keep the agent at ${tierTitle(lowestTier)}, below which there is no tier`
      : 'move the agent down one tier here now';
  return `Next: ${back}. Then review the wrong decisions behind the gate that decided.`;
}

/** What a reader does about a verdict, in one sentence: the least that is safe. */
export const nextStep = (scope: ScopeVerdict): string => plain(stepOf(scope));

function stepOf(scope: ScopeVerdict): string {
  const { state, tierHeld, nextTier, gates, controls, decidingRule } = scope;
  const held = tierHeld === null ? 'where it is' : `at ${tierTitle(tierHeld)}`;
  const blocks = blocking(controls);
  const others = blocks.filter(({ id }) => id !== decidingRule).length;
  if (state === 'eligible') {
    const tier = nextTier === null ? 'the next tier' : tierTitle(nextTier);
    return `Next: a person may grant ${tier} for this workflow at ${scope.riskClass} risk only; the step-down watch goes on.`;
  }
  if (state === 'step_down') return stepDown(scope);
  if (decidingRule === 'unread_rest') return 'Next: get the whole files, then open them again.';
  if (state === 'not_measurable') {
    const gate = gates.find(({ id }) => id === decidingRule);
    if (gate !== undefined && gate.audit === undefined && scope.audit !== undefined)
      return 'Next: open the records of the draws and the logs as they were when it was drawn, or draw again.';
    return gate === undefined
      ? 'Next: choose criteria that have a step for this tier and risk, or log the tier that is held.'
      : collect(gate, held);
  }
  const open = gates.find(({ id }) => id === decidingRule);
  if (open !== undefined) {
    const also =
      blocks.length === 0
        ? ''
        : ` ${blocks.length === 1 ? 'A required control' : `${count(blocks.length)} required controls`} would then still block.`;
    return `${collect(open, held)}${also}`;
  }
  const block = blocks[0];
  const what =
    block?.state === 'contradicted'
      ? 'read the records against that control and mend what let them happen'
      : block?.state === 'not_in_log'
        ? 'have what that control asks for logged; a log that lacks it never shows it'
        : 'exercise or record that control; where the log cannot show it, a person can attest it';
  return `Next: keep it ${held}, ${what}.${others > 0 ? ` ${count(others)} more block after it.` : ''}`;
}
