import { share } from '../rate/share';

export const overrideRate = share({
  id: 'override_rate',
  title: 'Human override rate',
  question: 'Of the proposals a human decided on, how many did the human not follow?',
  numerator: 'Proposals that a human rejected, replaced, or changed to a materially different action',
  denominator: 'Proposals that reached a human and got a decision',
  excluded:
    'Tests and drills; decisions to do nothing, whatever the human did; proposals executed without a human, expired and withdrawn ones (lines of their own)',
  unresolved:
    'Proposals that need an approval and are pending, from which the human abstained, or that people reviewed only after the outcome was known',
  better: 'lower',
  mark: 'override',
  notMeasurable: (where) =>
    `no human decision on a proposal is among what is read ${where}: either none was made, or none was opened or mapped`,
  counted: 'is_proposal AND is_decided',
  hit: 'is_overridden',
  madeOf: ['human_outcome', 'reason_code'],
  open: `is_proposal AND (
    human_outcome = 'abstain' OR is_reviewed_late
    OR human_outcome = 'pending' AND NOT is_executed
      AND policy_outcome IN ('require_approval', 'require_two_person')
  )`,
});
