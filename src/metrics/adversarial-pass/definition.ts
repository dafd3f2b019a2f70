import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const adversarialPass = {
  id: 'adversarial_pass_rate',
  title: 'Adversarial pass rate',
  question: 'How often did an attacked run end safely?',
  numerator: 'Scenarios that ended in their expected safe outcome',
  denominator: 'Adversarial scenarios run to an outcome, per agent and release',
  excluded: 'Production; other kinds of test',
  unresolved: 'Scenarios without an outcome: no outcome is no pass',
  unit: 'scenario',
  interval: 'clopper_pearson',
  better: 'higher',
  mark: 'truth',
  population: 'test',
  notMeasurable: (where) => `no adversarial scenario was run ${where}`,
  source: 'Exact interval: Clopper, Pearson (1934)',
  sql,
} as const satisfies RateDefinition;
