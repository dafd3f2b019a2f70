import { share } from '../rate/share';
import { agreementFlags } from './agreement';

export const agreementAdvised = share({
  id: 'agreement_advised',
  title: 'Agreement with the human, advised',
  question:
    'Where the human had seen the proposal, did both choose the same? This is no evidence for the agent.',
  numerator:
    'Pairs with the same class of action on the same target; how many of them log no target is said beside it',
  denominator: 'Proposals matched with the action of a human who had seen them, or of whom it is not known',
  excluded: 'Tests and drills; blind pairs (own line)',
  unresolved: 'Advised reviews that ended in no decision, and cases that cannot be adjudicated',
  better: 'higher',
  mark: 'human',
  notMeasurable: (where) => `no human decided ${where} after seeing the proposal`,
  ...agreementFlags("visibility IN ('advised', 'unknown')"),
});
