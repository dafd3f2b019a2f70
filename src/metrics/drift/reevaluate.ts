import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { fill, sliceOf } from '../rate/slice';
import { matured } from './kpis';
import reevaluateSql from './reevaluate.sql?raw';

const cellRow = z.object({
  release: z.string(),
  logged: z.string(),
  other: z.string(),
  proposals: z.number(),
  incidents: z.number(),
  example: z.string(),
});

/** Why a proposal cannot be put to the other bundle's rule. */
export const cannotEvaluate = ['not_logged', 'never_seen', 'not_decided'] as const;
export type CannotEvaluate = (typeof cannotEvaluate)[number];
const cannot: readonly string[] = cannotEvaluate;

/** Proposals of one bundle: what its own rule said, and what the other bundle's says on the same inputs. */
export interface RuleCell {
  readonly logged: string;
  readonly other: string;
  readonly proposals: number;
  readonly incidents: number;
  /** One of them, to open. */
  readonly example: string;
}

export interface Reevaluated {
  readonly release: string;
  readonly proposals: number;
  /** Put to the other rule with certainty. */
  readonly evaluated: number;
  readonly flips: readonly RuleCell[];
  readonly unchanged: number;
  readonly unknown: Readonly<Record<CannotEvaluate, number>>;
}

export const rules = ['policy', 'escalation'] as const;
export type Rule = (typeof rules)[number];

const outcomeOf: Record<Rule, string> = { policy: 'policy_outcome', escalation: 'escalation_level' };

function reevaluatedOf(release: string, rows: readonly z.infer<typeof cellRow>[]): Reevaluated {
  const own = rows.filter((row) => row.release === release);
  const sum = (cells: readonly RuleCell[]) => cells.reduce((all, { proposals }) => all + proposals, 0);
  const known = own.filter(({ other }) => !cannot.includes(other));
  return {
    release,
    proposals: sum(own),
    evaluated: sum(known),
    flips: known.filter(({ logged, other }) => logged !== other),
    unchanged: sum(known.filter(({ logged, other }) => logged === other)),
    unknown: Object.fromEntries(
      cannotEvaluate.map((why) => [why, sum(own.filter(({ other }) => other === why))]),
    ) as Record<CannotEvaluate, number>,
  };
}

/**
 * Policy and escalation give the same answer to the same inputs, so what the other bundle's rule says of a
 * logged proposal is known exactly wherever it answered the same logged inputs: agent, role, workflow, mode,
 * action, risk, asset class, severity, reversibility, rollback path. Inputs on which a rule gave two answers
 * are not decided by what is logged; both those and inputs the other rule never met are counted, not guessed.
 */
export async function reevaluate(
  query: Query,
  rule: Rule,
  selection: Selection,
  [before, after]: readonly [string, string],
  signal?: AbortSignal,
): Promise<{ before: Reevaluated; after: Reevaluated; statement: Statement }> {
  const slice = sliceOf(selection);
  const statement = {
    sql: `${slice.sql}\n${fill(reevaluateSql, { outcome: outcomeOf[rule], matured })}`,
    values: [...slice.values, before, after, before, after, before],
  };
  const rows = await query.rows(statement, cellRow, signal);
  return { before: reevaluatedOf(before, rows), after: reevaluatedOf(after, rows), statement };
}
