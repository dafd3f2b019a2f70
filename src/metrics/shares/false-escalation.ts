import { byTruth, ownCase, share } from '../rate/share';

export const falseEscalation = share({
  id: 'false_escalation',
  title: 'False escalation',
  question: 'How often was a human called for nothing?',
  numerator: 'Escalations closed as not warranted',
  denominator: 'Escalations, older than the maturity lag, whose truth is known',
  excluded: 'Tests and drills, duplicates',
  unresolved: 'Escalations old enough to be judged that have no label of the asked strength',
  better: 'lower',
  mark: 'wrong',
  notMeasurable: (where) => `the agent escalated nothing ${where}`,
  ...byTruth(`is_escalation AND ${ownCase}`),
  hit: 'NOT truth',
});
