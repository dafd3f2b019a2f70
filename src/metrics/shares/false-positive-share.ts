import { byTruth, ownCase, share } from '../rate/share';

export const falsePositiveShare = share({
  id: 'false_positive_share',
  title: 'False-positive share of actions',
  question: 'Of the actions the agent proposed, how many were wrong?',
  numerator: 'Proposals to act that the truth did not warrant. Acting on a benign positive is wrong too.',
  denominator: 'Proposals to act, older than the maturity lag, whose truth is known',
  excluded: 'Tests and drills, duplicates, and proposals that policy denied (counted under unsafe action)',
  unresolved: 'Proposals old enough to be judged that have no label of the asked strength',
  better: 'lower',
  mark: 'wrong',
  notMeasurable: (where) =>
    `the agent proposed no action ${where}: a read-only analyst has no false-positive share`,
  source:
    'One minus precision; interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  ...byTruth(`is_action AND policy_outcome <> 'deny' AND ${ownCase}`),
  hit: 'NOT truth',
});
