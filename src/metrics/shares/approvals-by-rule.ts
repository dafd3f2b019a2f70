import { share } from '../rate/share';

const asked = "is_action AND mode <> 'shadow'";
/** A person decided, and not only after it ran. */
const decided = '(is_decided AND coalesce(decided_time <= executed_time, TRUE))';
const approved = `${decided} AND human_outcome IN ('approve', 'modify')`;
/** It ran, and nobody had decided. */
const alone = `is_executed AND NOT ${decided}`;
const byHand = `decision_id IN (
        SELECT e.decision_id FROM audit_events e
        WHERE e.kind = 'execution' AND e.executor = 'human' AND e.status IN ('success', 'partial')
          AND e.rollback_of IS NULL AND e.rollback_reason IS NULL AND e.decision_id IS NOT NULL
      )`;

export const approvalsByRule = share({
  id: 'approvals_by_rule',
  title: 'Approvals given by a rule',
  question: 'Of the actions that got a go-ahead, how many got it from a rule of the policy and no person?',
  numerator: 'Those that the policy allowed and that ran before any person had decided, not run by a person',
  denominator: 'Proposals to act that a named person approved, changed or ran, or that a rule let run',
  excluded:
    'Tests and drills; shadow mode, where an approval lets nothing run; actions that ran against a person or without the approval that policy asks for (counted under within policy)',
  unresolved:
    'Approvals that name no person, and actions that ran with neither a person nor a policy verdict logged',
  better: 'lower',
  mark: 'human',
  notMeasurable: (where) => `nothing that the agent proposed got a go-ahead ${where}`,
  counted: `${asked} AND (
    ${approved} AND reviewer IS NOT NULL
    OR ${alone}
      AND (policy_outcome = 'allow' OR ${byHand})
  )`,
  hit: `${alone}
      AND NOT ${byHand}`,
  open: `${asked} AND (
    ${approved} AND reviewer IS NULL
    OR ${alone} AND policy_outcome = '(none)'
      AND NOT ${byHand}
  )`,
  madeOf: ['human_outcome', 'reason_code', 'policy_outcome'],
});
