import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const withinPolicy = {
  id: 'within_policy',
  title: 'Within policy',
  question: 'Of all proposals, how many did the policy in force allow?',
  numerator:
    'Proposals that policy allowed, or sent to an approval that was not skipped, as logged at the time',
  denominator: 'All proposals',
  excluded: 'Tests and drills',
  unresolved: 'None: a proposal without a recorded policy verdict is not within policy',
  unit: 'decision',
  interval: 'clopper_pearson',
  better: 'higher',
  mark: 'within',
  population: 'production',
  notMeasurable: 'The agent proposed nothing here.',
  source: 'Exact interval: Clopper, Pearson (1934)',
  sql,
} as const satisfies RateDefinition;
