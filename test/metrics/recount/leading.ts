import type { Case } from './cases';
import { dayMs, ms } from './records';
import { byTruth, lag, production } from './tally';
import type { Count, Recount } from './tally';

const approvals = ['require_approval', 'require_two_person'];

function agreementOf(cases: readonly Case[], seen: readonly string[]): Count {
  return production(cases, (each) => {
    if (!each.isProposal || !seen.includes(each.visibility)) return null;
    if (each.matched === null) return 'open';
    return each.matched === 'agree' ? 'hit' : 'miss';
  });
}

export const leadingRecounts: Readonly<Record<string, Recount>> = {
  false_positive_share: (cases) =>
    production(cases, (each) =>
      !each.isAction || each.policy === 'deny' || ['duplicate', 'test'].includes(each.unadjudicable ?? '')
        ? null
        : byTruth(each, (warranted) => !warranted),
    ),
  override_rate: (cases) =>
    production(cases, (each) => {
      if (!each.isProposal || each.outcome === 'expire') return null;
      if (each.outcome === 'abstain') return 'open';
      if (each.outcome === 'pending')
        return each.isReviewedLate || (approvals.includes(each.policy) && each.execution === null)
          ? 'open'
          : null;
      return each.isOverridden ? 'hit' : 'miss';
    }),
  rollback_rate: (cases) =>
    production(cases, (each) => {
      if (each.execution === null) return null;
      if ((each.asOf - ms(each.execution)) / dayMs < lag) return 'young';
      const undone = each.rollback !== null && (ms(each.rollback) - ms(each.execution)) / dayMs <= lag;
      return undone ? 'hit' : 'miss';
    }),
  within_policy: (cases) =>
    production(cases, (each) => {
      if (!each.isProposal) return null;
      if (each.policy === 'allow') return 'hit';
      const skipped = each.execution !== null && !['approve', 'modify', 'override'].includes(each.outcome);
      return approvals.includes(each.policy) && !skipped ? 'hit' : 'miss';
    }),
  agreement: (cases) => agreementOf(cases, ['blind']),
  agreement_advised: (cases) => agreementOf(cases, ['advised', 'unknown']),
};
