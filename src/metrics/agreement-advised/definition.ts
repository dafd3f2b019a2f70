import type { RateDefinition } from '../rate/definition';
import { sayNoTarget } from '../agreement/no-target';
import sql from './metric.sql?raw';

export const agreementAdvised = {
  id: 'agreement_advised',
  title: 'Agreement with the human, advised',
  question:
    'Where the human had seen the proposal, did both choose the same? This is no evidence for the agent.',
  numerator:
    'Pairs with the same class of action on the same target; how many of them log no target is said beside it',
  denominator: 'Proposals matched with the action of a human who had seen them, or of whom it is not known',
  excluded: 'Tests and drills; blind pairs (own line)',
  unresolved: 'Advised reviews that ended in no decision, and cases that cannot be adjudicated',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'higher',
  mark: 'human',
  population: 'production',
  notMeasurable: (where) => `no human decided ${where} after seeing the proposal`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
  sayUnlogged: sayNoTarget,
} as const satisfies RateDefinition;
