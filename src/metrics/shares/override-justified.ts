import { byTruth, share } from '../rate/share';

export const overrideJustified = share({
  id: 'override_justified',
  title: 'Overrides that were justified',
  question: 'When a human did not follow the agent, was the human right?',
  numerator: 'Overridden proposals that the truth did not warrant',
  denominator: 'Overridden proposals, older than the maturity lag, whose truth is known',
  excluded: 'Tests and drills',
  unresolved: 'Overridden proposals without a label of the asked strength',
  interval: 'clopper_pearson',
  better: 'higher',
  mark: 'human',
  notMeasurable: (where) => `no override is among what is read ${where}`,
  ...byTruth('is_proposal AND is_overridden'),
  hit: 'NOT truth',
});
