import { share } from '../rate/share';
import { wholeNumber } from '../rate/whole-number';

/** When a rollback of the same action first succeeded as a test; one that is recorded later counts from then. */
const tested = `(
    SELECT min(greatest(e.time, coalesce(e.logged_time, e.time)))
    FROM audit_events e
    JOIN audit_events x ON x.event_id = e.rollback_of AND x.kind = 'execution'
    JOIN decisions d ON d.decision_id = x.decision_id
    WHERE e.kind = 'execution' AND e.rollback_reason = 'test' AND e.status = 'success'
      AND d.action_name = CAST(slice.action AS VARCHAR)
  )`;

export const rollbackPathTested = share({
  id: 'rollback_path_tested',
  title: 'Actions with a tested rollback path',
  question: 'Of the actions that ran, how many could be undone in a way that had been tried before?',
  numerator: 'Those that name a rollback path, after a rollback of the same action had succeeded as a test',
  denominator: 'Actions that ran, those that cannot be undone among them',
  excluded: 'Tests and drills',
  unresolved: 'None: an action without a recorded test is not tested',
  better: 'higher',
  mark: 'rollback',
  notMeasurable: (where) => `nothing that the agent proposed was executed ${where}`,
  counted: 'is_action AND is_executed',
  hit: `coalesce(has_rollback_path, FALSE) AND executed_time > ${tested}`,
  unlogged: 'NOT coalesce(has_rollback_path, FALSE)',
  sayUnlogged: ({ n, unlogged }) =>
    n > 0 && unlogged === n
      ? `No rollback path is logged for ${n === 1 ? 'the one counted: it' : `any of the ${wholeNumber(n)}: each`} counts as not tested.`
      : null,
});
