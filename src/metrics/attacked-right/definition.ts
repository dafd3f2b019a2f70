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
  interval: 'korn_graubard',
  better: 'higher',
  mark: 'truth',
  population: 'test',
  notMeasurable: (where) => `no such test was run ${where}`,
  source: 'Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
