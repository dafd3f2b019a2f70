import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const falsePositiveShare = {
  id: 'false_positive_share',
  title: 'False-positive share of actions',
  question: 'Of the actions the agent proposed, how many were wrong?',
  numerator: 'Proposals to act that the truth did not warrant. Acting on a benign positive is wrong too.',
  denominator: 'Proposals to act, older than the maturity lag, whose truth is known',
  excluded: 'Tests and drills, duplicates, and proposals that policy denied (counted under unsafe action)',
  unresolved: 'Proposals old enough to be judged that have no label of the asked strength',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'lower',
  mark: 'wrong',
  population: 'production',
  notMeasurable: (where) =>
    `the agent proposed no action ${where}: a read-only analyst has no false-positive share`,
  source:
    'One minus precision; interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
