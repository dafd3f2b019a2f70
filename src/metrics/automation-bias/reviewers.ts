import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { signalDetection } from '../../statistics/signal-detection';
import { selectionFor } from '../rate/definition';
import { knownWait, oneTime } from '../approval-time/one-time';
import { fill, sliceOf } from '../rate/slice';
import sql from './reviewers.sql?raw';

/** Reads `slice`. */
export const reviewersSql = fill(sql, { one_time: oneTime, wait: knownWait }).trim();

const row = z.object({
  reviewer: z.string(),
  /** Digest of the id: names the reviewer in a link without naming a person. */
  reviewer_key: z.string(),
  decided: z.number(),
  overridden: z.number(),
  wrong: z.number(),
  wrong_overridden: z.number(),
  right: z.number(),
  right_overridden: z.number(),
  /** Older than the lag and without a label of the asked strength. */
  unlabelled: z.number(),
  unlabelled_overridden: z.number(),
  approvals: z.number(),
  bulk_approvals: z.number(),
  fast_approvals: z.number(),
  timed_approvals: z.number(),
  median_wait_s: z.number().nullable(),
  fifth_percentile_s: z.number().nullable(),
});
type Counts = z.infer<typeof row>;

/** One reviewer's decisions; `reviewer` is as logged: pseudonymise it before it is shown. */
export interface Reviewer extends Counts {
  /** How well overrides tell wrong proposals from right ones; null when either kind is missing. */
  readonly discrimination: { readonly dPrime: number; readonly criterion: number } | null;
  /** Share of single approvals faster than the floor; null when no approval was timed. Describes, decides nothing. */
  readonly fastShare: number | null;
}

export interface Reviewers {
  readonly reviewers: readonly Reviewer[];
  readonly overall: Reviewer['discrimination'];
  readonly floorSeconds: number;
  readonly statement: Statement;
}

/** Approvals faster than this are counted as fast, in seconds. */
export const defaultFloorSeconds = 10;

const discriminationOf = (
  counts: Pick<Counts, 'wrong' | 'wrong_overridden' | 'right' | 'right_overridden'>,
) => signalDetection(counts.wrong_overridden, counts.wrong, counts.right_overridden, counts.right);

/**
 * Per reviewer: overrides, whether they fall on wrong proposals (d′ and criterion, log-linear
 * correction: Green, Swets 1966; Hautus 1995), and how fast approvals came. Three or more decisions at
 * one moment are bulk approvals, counted apart.
 */
export async function reviewers(
  query: Query,
  selection: Selection,
  floorSeconds = defaultFloorSeconds,
  signal?: AbortSignal,
): Promise<Reviewers> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: slice.sql + reviewersSql, values: [...slice.values, floorSeconds] };
  const rows = await query.rows(statement, row, signal);
  const sum = (name: 'wrong' | 'wrong_overridden' | 'right' | 'right_overridden') =>
    rows.reduce((total, each) => total + each[name], 0);
  return {
    reviewers: rows.map((each) => ({
      ...each,
      discrimination: discriminationOf(each),
      fastShare: each.timed_approvals === 0 ? null : each.fast_approvals / each.timed_approvals,
    })),
    overall: discriminationOf({
      wrong: sum('wrong'),
      wrong_overridden: sum('wrong_overridden'),
      right: sum('right'),
      right_overridden: sum('right_overridden'),
    }),
    floorSeconds,
    statement,
  };
}
