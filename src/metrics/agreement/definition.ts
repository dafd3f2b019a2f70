import type { RateDefinition } from '../rate/definition';
import { sayNoTarget } from './no-target';
import sql from './metric.sql?raw';

export const agreement = {
  id: 'agreement',
  title: 'Agreement with the human, blind',
  question: 'Where the human decided without seeing the proposal, did both choose the same?',
  numerator:
    'Pairs with the same class of action on the same target; how many of them log no target is said beside it',
  denominator: 'Proposals matched with the action of a human who had not seen them',
  excluded: 'Tests and drills; humans who saw the proposal, or of whom it is not known (own line)',
  unresolved: 'Blind reviews that ended in no decision, and cases that cannot be adjudicated',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'higher',
  mark: 'human',
  population: 'production',
  notMeasurable: (where) => `no human decided ${where} without seeing the proposal`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
  sayUnlogged: sayNoTarget,
} as const satisfies RateDefinition;
