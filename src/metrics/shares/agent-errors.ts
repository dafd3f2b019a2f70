import { share } from '../rate/share';

/** Of commands that were sent, by whomever. */
const sent = `(
    SELECT e.decision_id FROM audit_events e
    WHERE e.kind = 'execution' AND e.rollback_of IS NULL AND e.decision_id IS NOT NULL
  )`;

/** Errors of the machine, not of judgement: a guardrail while an agent acts. */
export const agentErrors = share({
  id: 'agent_error_rate',
  title: 'Crashes, timeouts and failed commands',
  question:
    'How often does the agent break off, or send a command that fails? Wrong decisions are not counted here.',
  numerator:
    'Decisions that ended in an error of the agent, or whose command was sent, by whomever, and did not even succeed in part',
  denominator: 'All decisions of the agent',
  excluded: 'Tests and drills; repetitions; an error is a class of its own and never “no action”',
  unresolved: 'None: an error is logged when it happens, and what was never sent cannot fail',
  better: 'lower',
  mark: 'agent',
  notMeasurable: (where) => `no decision was made ${where}`,
  source: 'Korn and Graubard (1998); design effect: Franco et al., PMC6690503, with a floor',
  counted: 'NOT is_duplicate',
  hit: `is_error OR NOT is_executed AND decision_id IN ${sent}`,
  unlogged: `NOT is_error AND decision_id NOT IN ${sent}`,
  sayUnlogged: ({ n, hits, unlogged }) =>
    n > 0 && hits === 0 && unlogged === n
      ? 'Neither an error of the agent nor a command that was sent is logged here: counts what the agent’s log records, and never wrong decisions.'
      : null,
});
