import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const overrideRate = {
  id: 'override_rate',
  title: 'Human override rate',
  question: 'Of the proposals a human decided on, how many did the human not follow?',
  numerator: 'Proposals that a human rejected, replaced, or changed to a materially different action',
  denominator: 'Proposals that reached a human and got a decision',
  excluded:
    'Tests and drills; decisions to do nothing, whatever the human did; proposals executed without a human, expired and withdrawn ones (lines of their own)',
  unresolved:
    'Proposals that need an approval and are pending, from which the human abstained, or that people reviewed only after the outcome was known',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'lower',
  mark: 'override',
  population: 'production',
  notMeasurable: (where) =>
    `no human decision on a proposal is among what is read ${where}: either none was made, or none was opened or mapped`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
