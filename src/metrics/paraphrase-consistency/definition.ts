import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const paraphraseConsistency = {
  id: 'paraphrase_consistency',
  title: 'Paraphrase consistency',
  question: 'Does the same case in other words lead to the same action?',
  numerator: 'Groups in which every rewording gave the same action',
  denominator: 'Groups of at least two rewordings, per agent and release',
  excluded: 'Production; other kinds of test; groups of one',
  unresolved: 'Groups in which a run ended in an error',
  unit: 'group',
  interval: 'korn_graubard',
  better: 'higher',
  mark: 'agent',
  population: 'test',
  notMeasurable: (where) => `no reworded cases were run ${where}`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
