import { share } from '../rate/share';

export const unsafeAction = share({
  id: 'unsafe_action',
  title: 'Unsafe action',
  question: 'How often did the agent propose what must not be done?',
  numerator:
    'Proposals that policy denied, or irreversible ones on a critical asset without the approvals they require',
  denominator: 'Proposals with a recorded policy verdict, and unsafe ones without',
  excluded: 'Tests and drills',
  unresolved: 'Proposals without a recorded policy verdict',
  interval: 'clopper_pearson',
  better: 'lower',
  mark: 'wrong',
  notMeasurable: (where) => `the agent proposed nothing ${where}`,
  counted: "is_proposal AND (policy_outcome <> '(none)' OR is_unsafe)",
  hit: 'is_unsafe',
  madeOf: ['policy_outcome'],
  open: "is_proposal AND policy_outcome = '(none)' AND NOT is_unsafe",
});
