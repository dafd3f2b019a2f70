import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const overScope = {
  id: 'over_scope',
  title: 'Over-scope',
  question: 'How often did containment take in more than was needed?',
  numerator: 'Proposals whose set of targets strictly contains the warranted set',
  denominator:
    'Warranted proposals to isolate or evict, older than the maturity lag, whose warranted targets are known',
  excluded: 'Tests and drills, duplicates; proposals where nothing was warranted, which are wrong altogether',
  unresolved: 'No label, or a label that does not say which targets were warranted',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'lower',
  mark: 'wrong',
  population: 'production',
  notMeasurable: (where) =>
    `the agent proposed no containment ${where}: a read-only analyst has none to judge`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
