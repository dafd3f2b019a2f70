import type { Unlogged } from '../rate/definition';
import { share } from '../rate/share';
import { wholeNumber } from '../rate/whole-number';

/** Agreement on an action is agreement on its target only where the log names one. */
function sayNoTarget({ hits, unlogged }: Unlogged): string | null {
  if (unlogged === 0) return null;
  if (unlogged < hits)
    return `Of the ${wholeNumber(hits)} that agree ${wholeNumber(unlogged)} log no target: same action only.`;
  return hits === 1
    ? 'The one that agrees logs no target: same action only.'
    : `None of the ${wholeNumber(hits)} that agree logs a target: same action only.`;
}

/** The flags of agreement among humans of whom `seen`, a condition, is true. */
export const agreementFlags = (seen: string) =>
  ({
    counted: `${seen} AND match_class IN (
    'matched_agree', 'matched_weaker', 'matched_stronger', 'matched_other_action', 'matched_other_target'
  )`,
    hit: "match_class = 'matched_agree'",
    open: `${seen} AND match_class IN ('unresolved', 'unadjudicable')`,
    unlogged: "match_class = 'matched_agree' AND NOT has_target",
    madeOf: ['human_outcome', 'reason_code'],
    sayUnlogged: sayNoTarget,
  }) as const;

export const agreement = share({
  id: 'agreement',
  title: 'Agreement with the human, blind',
  question: 'Where the human decided without seeing the proposal, did both choose the same?',
  numerator:
    'Pairs with the same class of action on the same target; how many of them log no target is said beside it',
  denominator: 'Proposals matched with the action of a human who had not seen them',
  excluded: 'Tests and drills; humans who saw the proposal, or of whom it is not known (own line)',
  unresolved: 'Blind reviews that ended in no decision, and cases that cannot be adjudicated',
  better: 'higher',
  mark: 'human',
  notMeasurable: (where) => `no human decided ${where} without seeing the proposal`,
  ...agreementFlags("visibility = 'blind'"),
});
