import type { RateDefinition } from '../rate/definition';
import { wholeNumber } from '../rate/whole-number';
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
  notMeasurable: (where) => `the agent proposed nothing ${where}`,
  source: 'Exact interval: Clopper, Pearson (1934)',
  sql,
  sayUnlogged: ({ n, unlogged }) =>
    n > 0 && unlogged === n
      ? `No policy verdict is logged for ${n === 1 ? 'the one counted: it' : `any of the ${wholeNumber(n)}: each`} counts as not within policy.`
      : null,
} as const satisfies RateDefinition;
