import { isAudited } from '../../records/audit';
import type { Gate } from '../../records/criteria';
import { isBlocking } from '../../readiness/controls/judge-control';
import type { AuditScope } from '../../readiness/audit/frame';
import type { ControlResult, GateResult, ScopeVerdict } from '../../readiness/verdict';
import { counted, inSentence, joined, plain } from '../../words/format';

/** Asked wherever a scope cannot be judged. */
export const auditQuestion = 'What must be read to judge this?';

/** Gates that readers can answer. */
const readGates = (gates: readonly Gate[]): Gate[] => gates.filter(isAudited);

/** Reading cases can settle what is open here. */
export function isAuditUseful({ state, decidingRule, gates }: ScopeVerdict): boolean {
  if (state === 'eligible' || state === 'step_down') return false;
  const deciding = gates.find(({ id }) => id === decidingRule);
  return deciding !== undefined && isAudited(deciding);
}

/** Why reading cases would not settle it; null where it would, or where nothing is open. */
export function whyNoAudit(scope: ScopeVerdict, gates: readonly Gate[]): string | null {
  if (gates.length === 0) return scope.sentence;
  if (readGates(gates).length === 0)
    return plain(
      `No gate of this step asks what was true of a case: ${joined(gates.map(({ title }) => inSentence(title)))}.`,
    );
  if (scope.decidingRule === 'unread_rest') return scope.sentence;
  return null;
}

/** What stays open whatever is read: gates that ask no reader, and controls; null where all of them hold. */
export function beyondReading({
  gates,
  controls,
}: {
  readonly gates: readonly Pick<GateResult, 'metric' | 'state' | 'title'>[];
  readonly controls: readonly Pick<ControlResult, 'state' | 'conditional'>[];
}): string | null {
  const open = gates.filter((gate) => !isAudited(gate) && gate.state !== 'met');
  const unproven = controls.filter(isBlocking).length;
  if (open.length === 0 && unproven === 0) return null;
  const what = [
    ...open.map(({ title }) => inSentence(title)),
    ...(unproven === 0 ? [] : [counted(unproven, 'required control')]),
  ];
  return plain(
    `Reading alone does not make the scope eligible: ${joined(what)} ${what.length === 1 && unproven < 2 ? 'is' : 'are'} open too, and no reader answers that.`,
  );
}

/** The judged bundle, and the one before where its evidence carries over. */
export const auditScopeOf = ({
  agent,
  workflow,
  riskClass,
  release,
  bundleEvidence: { kind, before },
}: ScopeVerdict): AuditScope => ({
  ...{ agent, workflow, riskClass },
  releases: [release, ...(kind === 'carried_over' && before !== null ? [before] : [])],
});

/** Of the gates that readers answer the one with the lowest limit: what it takes is enough for the others. */
export function strictest({ gates }: ScopeVerdict): GateResult | undefined {
  const read = gates.filter(isAudited);
  return read.reduce<GateResult | undefined>(
    (least, gate) => (least === undefined || gate.limit < least.limit ? gate : least),
    undefined,
  );
}
