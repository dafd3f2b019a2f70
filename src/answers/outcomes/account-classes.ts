import { capital } from '../../words/format';
import type { MarkKind } from '../../records/report/mark-kinds';
import { agreeWords, type SplitCounts } from './split';
import { type Accounting, type Ending, proposalClasses } from '../../metrics/accounting/accounting';
import { classWords } from '../../words/logged-words';

export interface AccountRow {
  readonly id: string;
  readonly label: string;
  readonly marks: readonly MarkKind[];
  /** Null where the class cannot occur on this side. */
  readonly proposals: number | null;
  readonly actions: number | null;
  readonly wrong: number | null;
}

const marks: Record<string, readonly MarkKind[]> = {
  agent_only: ['agent'],
  unresolved: ['unresolved'],
  unadjudicable: ['nm'],
};
const pair: readonly MarkKind[] = ['agent', 'human'];

/** "Same action, same target", as far as the log names targets. */
export function agreeLabel(agree: number, agreeWithoutTarget: number): string {
  return capital(agreeWords({ agree, agreeWithoutTarget }));
}

/** The rows of the account; a class that cannot occur on one side has no number there. */
export function accountRows(
  { proposals, humans, agreeWithoutTarget }: Accounting,
  wrong: ReadonlyMap<string, number>,
): AccountRow[] {
  const rows = proposalClasses.map((id): AccountRow => ({
    id,
    label:
      id === 'matched_agree'
        ? agreeLabel(proposals.classes.matched_agree, agreeWithoutTarget)
        : (classWords[id] ?? id),
    marks: marks[id] ?? pair,
    proposals: proposals.classes[id],
    actions: id === 'agent_only' && humans.classes[id] === 0 ? null : humans.classes[id],
    wrong: wrong.get(id) ?? null,
  }));
  const only = (id: 'human_only' | '(none)', label: string): AccountRow => ({
    id,
    label,
    marks: ['human'],
    proposals: null,
    actions: humans.classes[id],
    wrong: null,
  });
  return [
    ...rows,
    only('human_only', 'Human only'),
    ...(humans.classes['(none)'] > 0 ? [only('(none)', 'On a decision that proposed nothing')] : []),
  ];
}

/** The same classes for the bar, in which a matched pair is one stretch of both lanes. */
export function splitCounts({ proposals, humans, agreeWithoutTarget }: Accounting): SplitCounts {
  const own = proposals.classes;
  return {
    agree: own.matched_agree,
    agreeWithoutTarget,
    differ: own.matched_weaker + own.matched_stronger + own.matched_other_action + own.matched_other_target,
    agentOnly: own.agent_only,
    unresolved: own.unresolved,
    unadjudicableProposals: own.unadjudicable,
    humanOnly: humans.classes.human_only,
    unadjudicableActions: humans.classes.unadjudicable,
  };
}

/** What became of a proposal, in words. */
export const endingWords: Record<Ending, string> = {
  human_approved: 'Human approved',
  human_changed: 'Human changed it',
  human_replaced: 'Human overrode it',
  human_held: 'Human rejected it',
  human_abstained: 'Human abstained',
  approval_expired: 'Approval expired',
  policy_denied: 'Policy denied it',
  executed_without_review: 'Executed without a review',
  not_reviewed: 'Not reviewed',
  nothing_proposed: 'Nothing proposed',
  agent_refused: 'Agent refused or abstained',
  agent_error: 'Agent ended in an error',
  duplicate: 'Duplicate of another proposal',
};
