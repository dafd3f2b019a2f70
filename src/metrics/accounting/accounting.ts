import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { fill, sliceOf } from '../rate/slice';
import sql from './accounting.sql?raw';
import endingSql from './ending.sql?raw';

/** The ending of one row of `slice`, as SQL. */
export const decisionEnding = endingSql.replace(/^--.*$/m, '').trim();

/** Every agent proposal ends in exactly one of these. */
export const proposalClasses = [
  'matched_agree',
  'matched_weaker',
  'matched_stronger',
  'matched_other_action',
  'matched_other_target',
  'agent_only',
  'unresolved',
  'unadjudicable',
] as const;
export type ProposalClass = (typeof proposalClasses)[number];

/** Every human action ends in exactly one of these. */
export const humanClasses = [...proposalClasses, 'human_only', '(none)'] as const;
export type HumanClass = (typeof humanClasses)[number];

/** Every decision ends in exactly one of these; refusal, denial, hold and expiry stay apart. */
export const endings = [
  'human_approved',
  'human_changed',
  'human_replaced',
  'human_held',
  'human_abstained',
  'approval_expired',
  'policy_denied',
  'executed_without_review',
  'not_reviewed',
  'nothing_proposed',
  'agent_refused',
  'agent_error',
  'duplicate',
] as const;
export type Ending = (typeof endings)[number];

export const joinSteps = ['1', '2', '3', '4'] as const;
export type JoinStep = (typeof joinSteps)[number];

const row = z.discriminatedUnion('part', [
  z.object({ part: z.literal('proposal'), class: z.enum(proposalClasses), n: z.number() }),
  z.object({ part: z.literal('no_target'), class: z.literal('matched_agree'), n: z.number() }),
  z.object({ part: z.literal('ending'), class: z.enum(endings), n: z.number() }),
  z.object({ part: z.literal('human'), class: z.enum(humanClasses), n: z.number() }),
  z.object({ part: z.literal('join_step'), class: z.enum(joinSteps), n: z.number() }),
  z.object({
    part: z.literal('total'),
    class: z.enum(['decisions', 'proposals', 'human_actions']),
    n: z.number(),
  }),
]);

export interface Account<Class extends string> {
  /** Counted on its own; the classes add up to it. */
  readonly total: number;
  readonly classes: Readonly<Record<Class, number>>;
}

export interface Accounting {
  readonly proposals: Account<ProposalClass>;
  /** Of the proposals that agree: those that name no target, so that only the action is known to be the same. */
  readonly agreeWithoutTarget: number;
  readonly decisions: Account<Ending>;
  readonly humans: Account<HumanClass>;
  /** By decision_id, by trace and span, by finding + action + resource, unmatched. */
  readonly joinSteps: Account<JoinStep>;
  readonly statement: Statement;
}

/**
 * Where every proposal, every decision and every human action in view ended. Human actions without
 * a decision have no agent or release: they are in view only while no dimension is narrowed.
 * Throws when the classes do not add up to the totals.
 */
export async function accounting(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Accounting> {
  const slice = sliceOf(selection);
  const { where, values } = clauseOf(selection);
  const statement = {
    sql: slice.sql + fill(sql, { where, ending: decisionEnding }),
    values: [...slice.values, ...values],
  };
  const rows = await query.rows(statement, row, signal);
  const counts = new Map(rows.map((each) => [`${each.part} ${each.class}`, each.n]));
  const account = <Class extends string>(part: string, classes: readonly Class[], whole: string) => {
    const counted = classes.map((each) => [each, counts.get(`${part} ${each}`) ?? 0] as const);
    const total = counts.get(`total ${whole}`) ?? 0;
    const sum = counted.reduce((so, [, n]) => so + n, 0);
    if (sum !== total) throw new Error(`${part} classes add up to ${sum}, not to ${total} ${whole}`);
    return { total, classes: Object.fromEntries(counted) as Record<Class, number> };
  };
  return {
    proposals: account('proposal', proposalClasses, 'proposals'),
    agreeWithoutTarget: counts.get('no_target matched_agree') ?? 0,
    decisions: account('ending', endings, 'decisions'),
    humans: account('human', humanClasses, 'human_actions'),
    joinSteps: account('join_step', joinSteps, 'human_actions'),
    statement,
  };
}
