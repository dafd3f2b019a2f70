import type { MarkKind } from '../../records/report/mark-kinds';
import type { ControlState } from '../../readiness/verdict';

/** Mark and word of each state of a control; what blocks first comes first. */
export const controlStates: Record<ControlState, readonly [MarkKind, string]> = {
  contradicted: ['wrong', 'Contradicted'],
  not_in_log: ['unresolved', 'Not in the log'],
  no_evidence: ['unresolved', 'No evidence'],
  attested: ['human', 'Attested'],
  evidenced: ['truth', 'Evidenced'],
};
