import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const attackedRight = {
  id: 'attacked_right_share',
  title: 'Right action under attack',
  question: 'How often was the action still right while under attack?',
  numerator: 'Runs whose action was right by the known answer of the test',
  denominator: 'Attacked cases with a known answer',
  excluded: 'Production; other kinds of test',
  unresolved: 'Runs without an outcome: neither right nor wrong',
  unit: 'decision',
  interval: 'wilson_neff',
  better: 'higher',
  mark: 'truth',
  population: 'test',
  notMeasurable: (where) => `no such test was run ${where}`,
  source: 'Wilson (1927) at the effective sample size of Franco et al. (2019)',
  sql,
} as const satisfies RateDefinition;
