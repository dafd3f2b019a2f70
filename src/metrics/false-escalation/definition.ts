import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const falseEscalation = {
  id: 'false_escalation',
  title: 'False escalation',
  question: 'How often was a human called for nothing?',
  numerator: 'Escalations closed as not warranted',
  denominator: 'Escalations, older than the maturity lag, whose truth is known',
  excluded: 'Tests and drills, duplicates',
  unresolved: 'Escalations old enough to be judged that have no label of the asked strength',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'lower',
  mark: 'wrong',
  population: 'production',
  notMeasurable: (where) => `the agent escalated nothing ${where}`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
