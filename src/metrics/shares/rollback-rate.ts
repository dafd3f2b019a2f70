import { share } from '../rate/share';

export const rollbackRate = share({
  id: 'rollback_rate',
  title: 'Rollback rate',
  question: 'Of the actions that ran, how many had to be undone because they were wrong?',
  numerator: 'Executed actions undone as wrong, or without a reason given, within the follow-up window',
  denominator: 'Executed actions followed for at least the window; the window is the maturity lag',
  excluded: 'Tests and drills; the planned end of a temporary containment is no rollback',
  unresolved: 'None: actions followed for less than the window are listed as too young, rolled back or not',
  better: 'lower',
  mark: 'rollback',
  notMeasurable: (where) =>
    `nothing that the agent proposed was executed ${where}, so nothing could be rolled back: a tier that executes nothing has no rollback rate`,
  counted: 'is_executed AND followed_days >= lag_days',
  hit: 'is_rolled_back AND coalesce(rollback_days, 0) <= lag_days',
  young: 'is_executed AND coalesce(followed_days < lag_days, TRUE)',
});
