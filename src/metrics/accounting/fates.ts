import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { fill, sliceOf } from '../rate/slice';
import actsSql from './acts.sql?raw';
import fateSql from './fate.sql?raw';
import fatesSql from './fates.sql?raw';

/** What became of a proposal, of one row of `slice` that is one. */
export const proposalFate = fateSql.replace(/^--.*$/m, '').trim();

/** Every time the agent proposed something, repetitions too. */
export const proposed =
  "(is_proposal OR is_duplicate AND action_category <> 'none' AND NOT is_abstention AND NOT is_error)";

/** Reads `slice`. */
export const fatesOfSlice = fill(fatesSql, { fate: proposalFate, proposed });

/**
 * Every proposal ends in exactly one: it ran; a human or an approval's end held it; policy denied it; another took
 * its place (the human's own, or it repeats an earlier one); it is still open.
 */
export const fates = ['executed', 'held', 'denied', 'expired', 'superseded', 'open'] as const;
export type Fate = (typeof fates)[number];

const row = z.object({
  agent: z.string().nullable(),
  release: z.string().nullable(),
  week: z.string().nullable(),
  fate: z.enum(fates).nullable(),
  n: z.number(),
  approved: z.number(),
});

export interface FateCounts {
  readonly proposed: number;
  readonly fates: Readonly<Record<Fate, number>>;
  /** Of those still open: approved, and nothing ran. */
  readonly approvedNotRun: number;
}

export interface FateGroup extends FateCounts {
  /** Null where the group has all of them. */
  readonly agent: string | null;
  readonly release: string | null;
  /** The Monday, `2026-03-02`. */
  readonly week: string | null;
}

const act = z.object({
  event_id: z.string(),
  decision_id: z.string().nullable(),
  /** The decision as a link names it; null where no file holds it. */
  decision_event_id: z.string().nullable(),
  /** Epoch ms, UTC. */
  at: z.number().nullable(),
  executor: z.string().nullable(),
  agent: z.string().nullable(),
  action: z.string().nullable(),
  resource: z.string().nullable(),
  total: z.number(),
});
export type UnproposedAct = z.infer<typeof act>;

export interface Fates {
  readonly all: FateCounts;
  readonly byAgent: readonly FateGroup[];
  /** Of each agent. */
  readonly byBundle: readonly FateGroup[];
  readonly byWeek: readonly FateGroup[];
  readonly unproposed: {
    readonly total: number;
    /** The latest 200, of the whole log. */
    readonly acts: readonly UnproposedAct[];
    readonly statement: Statement;
  };
  readonly statement: Statement;
}

type Row = z.infer<typeof row>;

function countsOf(rows: readonly Row[]): FateCounts {
  const sum = (own: readonly Row[], by: (each: Row) => number) => own.reduce((so, each) => so + by(each), 0);
  const of = (fate: Fate) => rows.filter((each) => each.fate === fate);
  return {
    proposed: sum(rows, ({ n }) => n),
    fates: Object.fromEntries(fates.map((fate) => [fate, sum(of(fate), ({ n }) => n)])) as Record<
      Fate,
      number
    >,
    approvedNotRun: sum(of('open'), ({ approved }) => approved),
  };
}

function groupsOf(rows: readonly Row[], by: readonly ('agent' | 'release' | 'week')[]): FateGroup[] {
  const groups = new Map<string, Row[]>();
  for (const each of rows) {
    const key = JSON.stringify(by.map((field) => each[field]));
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  const none = { agent: null, release: null, week: null };
  return [...groups.values()].map((own) => ({
    ...none,
    ...Object.fromEntries(by.map((field) => [field, own[0]?.[field] ?? null])),
    ...countsOf(own),
  }));
}

/**
 * What became of every proposal in view, per agent, bundle and week, and what ran without one. Throws when the fates
 * do not add up to the proposals.
 */
export async function proposalFates(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Fates> {
  const slice = sliceOf(selection);
  const statement = { sql: `${slice.sql}\n${fatesOfSlice}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const unproposed = { sql: fill(actsSql, { proposed }), values: [] };
  const acts = await query.rows(unproposed, act, signal);
  const counted = rows.filter(({ fate }) => fate !== null);
  const total = rows.find(({ fate }) => fate === null)?.n ?? 0;
  const all = countsOf(counted);
  if (all.proposed !== total) throw new Error(`fates add up to ${all.proposed}, not to ${total} proposals`);
  return {
    all,
    byAgent: groupsOf(counted, ['agent']),
    byBundle: groupsOf(counted, ['agent', 'release']),
    byWeek: groupsOf(counted, ['week']).sort((a, b) => ((a.week ?? '') < (b.week ?? '') ? -1 : 1)),
    unproposed: { total: acts[0]?.total ?? 0, acts, statement: unproposed },
    statement,
  };
}
