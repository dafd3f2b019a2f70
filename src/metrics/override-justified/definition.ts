import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const overrideJustified = {
  id: 'override_justified',
  title: 'Overrides that were justified',
  question: 'When a human did not follow the agent, was the human right?',
  numerator: 'Overridden proposals that the truth did not warrant',
  denominator: 'Overridden proposals, older than the maturity lag, whose truth is known',
  excluded: 'Tests and drills',
  unresolved: 'Overridden proposals without a label of the asked strength',
  unit: 'decision',
  interval: 'clopper_pearson',
  better: 'higher',
  mark: 'human',
  population: 'production',
  notMeasurable: (where) => `no override is among what is read ${where}`,
  source: 'Exact interval: Clopper, Pearson (1934)',
  sql,
} as const satisfies RateDefinition;
