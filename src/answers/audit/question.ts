import { isAudited } from '../../records/audit';
import type { Gate } from '../../records/criteria';
import type { AuditScope } from '../../readiness/audit/frame';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { inSentence, joined, plain } from '../../words/format';

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
