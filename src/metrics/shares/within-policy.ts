import { share } from '../rate/share';
import { wholeNumber } from '../rate/whole-number';

export const withinPolicy = share({
  id: 'within_policy',
  title: 'Within policy',
  question: 'Of all proposals, how many did the policy in force allow?',
  numerator:
    'Proposals that policy allowed, or sent to an approval that was not skipped, as logged at the time',
  denominator: 'All proposals',
  excluded: 'Tests and drills',
  unresolved: 'None: a proposal without a recorded policy verdict is not within policy',
  interval: 'clopper_pearson',
  better: 'higher',
  mark: 'within',
  notMeasurable: (where) => `the agent proposed nothing ${where}`,
  counted: 'is_proposal',
  hit: `policy_outcome = 'allow'
    OR policy_outcome IN ('require_approval', 'require_two_person')
    AND NOT (is_executed AND human_outcome NOT IN ('approve', 'modify', 'override'))`,
  madeOf: ['human_outcome', 'reason_code', 'policy_outcome'],
  unlogged: "policy_outcome = '(none)'",
  sayUnlogged: ({ n, unlogged }) =>
    n > 0 && unlogged === n
      ? `No policy verdict is logged for ${n === 1 ? 'the one counted: it' : `any of the ${wholeNumber(n)}: each`} counts as not within policy.`
      : null,
});
