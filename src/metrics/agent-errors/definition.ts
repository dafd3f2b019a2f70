import type { RateDefinition } from '../rate/definition';
import sql from './metric.sql?raw';

/** Errors of the machine, not of judgement: a guardrail while an agent acts. */
export const agentErrors = {
  id: 'agent_error_rate',
  title: 'Crashes, timeouts and failed commands',
  question:
    'How often does the agent break off, or send a command that fails? Wrong decisions are not counted here.',
  numerator:
    'Decisions that ended in an error of the agent, or whose command was sent, by whomever, and did not even succeed in part',
  denominator: 'All decisions of the agent',
  excluded: 'Tests and drills; repetitions; an error is a class of its own and never “no action”',
  unresolved: 'None: an error is logged when it happens, and what was never sent cannot fail',
  unit: 'decision',
  interval: 'korn_graubard',
  better: 'lower',
  mark: 'agent',
  population: 'production',
  notMeasurable: (where) => `no decision was made ${where}`,
  source: 'Korn and Graubard (1998); design effect: Franco et al., PMC6690503, with a floor',
  sql,
  sayUnlogged: ({ n, hits, unlogged }) =>
    n > 0 && hits === 0 && unlogged === n
      ? 'Neither an error of the agent nor a command that was sent is logged here: counts what the agent’s log records, and never wrong decisions.'
      : null,
} as const satisfies RateDefinition;
