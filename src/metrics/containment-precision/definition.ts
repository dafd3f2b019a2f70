import type { RateDefinition } from '../rate/definition';
import { wholeNumber } from '../rate/whole-number';
import sql from './metric.sql?raw';

export const containmentPrecision = {
  id: 'containment_precision_strict',
  title: 'Containment precision, strict',
  question: 'How often was containment right in action, target and scope?',
  numerator:
    'Proposals to isolate or evict that were warranted, on the right target, and no wider than needed',
  denominator: 'Proposals to isolate or evict, older than the maturity lag, whose truth is known that far',
  excluded: 'Tests and drills, duplicates',
  unresolved: 'No label, or a label that does not say which targets were warranted',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'higher',
  mark: 'truth',
  population: 'production',
  notMeasurable: (where) =>
    `the agent proposed no containment ${where}: a read-only analyst has none to judge`,
  sayOpenMisses: (misses, open) =>
    `No label names the targets that were warranted, so only failures can be told: ${wholeNumber(misses)} of ${wholeNumber(open)} were not warranted, so at most ${wholeNumber(open - misses)} of ${wholeNumber(open)} can be right.`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
