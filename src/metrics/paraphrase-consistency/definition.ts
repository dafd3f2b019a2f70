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
  interval: 'wilson_neff',
  better: 'higher',
  mark: 'agent',
  population: 'test',
  notMeasurable: (where) => `no reworded cases were run ${where}`,
  source: 'Interval: Wilson (1927) at the effective sample size of Franco et al. (2019)',
  sql,
} as const satisfies RateDefinition;
