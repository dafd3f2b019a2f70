import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const replayRight = {
  id: 'replay_right_share',
  title: 'Right action on replayed cases',
  question: 'How often was the action right when nobody interfered?',
  numerator: 'Runs whose action was right by the known answer of the test',
  denominator: 'Replayed cases with a known answer',
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
