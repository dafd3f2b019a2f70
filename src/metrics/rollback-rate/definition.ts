import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

export const rollbackRate = {
  id: 'rollback_rate',
  title: 'Rollback rate',
  question: 'Of the actions that ran, how many had to be undone because they were wrong?',
  numerator: 'Executed actions undone as wrong, or without a reason given, within the follow-up window',
  denominator: 'Executed actions followed for at least the window; the window is the maturity lag',
  excluded: 'Tests and drills; the planned end of a temporary containment is no rollback',
  unresolved: 'None: actions followed for less than the window are listed as too young, rolled back or not',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'lower',
  mark: 'rollback',
  population: 'production',
  notMeasurable: (where) =>
    `nothing that the agent proposed was executed ${where}, so nothing could be rolled back: a tier that executes nothing has no rollback rate`,
  source: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  sql,
} as const satisfies RateDefinition;
