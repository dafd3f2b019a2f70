import { share } from '../rate/share';

/** An agent that decides only the easy cases is right in all that it decides. */
export const coverage = share({
  id: 'coverage',
  title: 'Coverage',
  question: 'How often did the agent decide at all?',
  numerator: 'Cases in which it proposed something, or decided that nothing is to be done',
  denominator: 'All cases that the agent was given',
  excluded: 'Tests and drills; repetitions',
  unresolved: 'None: an abstention or an error is a case that was not decided',
  better: 'higher',
  mark: 'agent',
  notMeasurable: (where) => `no decision was made ${where}`,
  source: 'Korn and Graubard (1998); design effect: Franco et al., PMC6690503, with a floor',
  counted: 'NOT is_duplicate',
  hit: 'NOT is_abstention AND NOT is_error',
});
